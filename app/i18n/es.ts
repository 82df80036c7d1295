<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Pastiche</name>
    <message>
        <source> Go on</source>
        <translation> Continuar</translation>
    </message>
    <message>
        <source> Pause</source>
        <translation> Pausa</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>400 %</source>
        <translation>400 %</translation>
    </message>
    <message>
        <source>A camera is named by its number, as in 'camera:1', not {0}.</source>
        <translation>Una cámara se nombra por su número, como 'camera:1', no {0}.</translation>
    </message>
    <message>
        <source>A frame came before there was anything to paint it with.</source>
        <translation>Llegó un fotograma antes de que hubiera con qué pintarlo.</translation>
    </message>
    <message>
        <source>A graphics card decodes videos opened and files added from now on, which leaves the processor to the
picture. A video that no card decodes is refused.</source>
        <translation>Una tarjeta gráfica decodifica los vídeos que se abran y los archivos que se añadan desde ahora, lo que
deja el procesador para la imagen. Un vídeo que ninguna tarjeta decodifica se rechaza.</translation>
    </message>
    <message>
        <source>A mix holds at most {0} styles: take one out first.</source>
        <translation>Una mezcla admite {0} estilos como máximo: quite antes uno.</translation>
    </message>
    <message>
        <source>A photograph in the colour, the light and the season of the style, with nothing of its texture. Keeping the picture's colours or palette both leave it the light of the style alone.</source>
        <translation>Una fotografía con el color, la luz y la estación del estilo, sin nada de su textura. Conservar los colores o la paleta de la imagen le deja en ambos casos solo la luz del estilo.</translation>
    </message>
    <message>
        <source>A picture that stands still is not recorded; the recording goes on with it.</source>
        <translation>Una imagen detenida no se graba; la grabación sigue cuando ella sigue.</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>Un ajuste necesita un nombre.</translation>
    </message>
    <message>
        <source>A recording goes straight on.</source>
        <translation>Una grabación sigue sin saltos.</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going frame by frame.</source>
        <translation>Una grabación va seguida: deténgala antes de ir fotograma a fotograma.</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going to another place.</source>
        <translation>Una grabación va seguida: deténgala antes de ir a otro punto.</translation>
    </message>
    <message>
        <source>A recording is still being written; its file is not finished yet.</source>
        <translation>Todavía se está escribiendo una grabación; su archivo aún no está terminado.</translation>
    </message>
    <message>
        <source>A source is in use already: the session is {0}.</source>
        <translation>Ya hay un origen en uso: la sesión está en «{0}».</translation>
    </message>
    <message>
        <source>A style that has been studied becomes a painting: its strokes are learned on this computer.</source>
        <translation>Un estilo estudiado se convierte en pintura: sus pinceladas se aprenden en este ordenador.</translation>
    </message>
    <message>
        <source>A task in the background cannot be interrupted; it ends by itself.</source>
        <translation>Una tarea en segundo plano no se puede interrumpir; terminará por sí sola.</translation>
    </message>
    <message>
        <source>A tour needs at least two styles.</source>
        <translation>Un recorrido necesita al menos dos estilos.</translation>
    </message>
    <message>
        <source>About Pastiche</source>
        <translation>Acerca de Pastiche</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Añadir archivos</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add pictures as styles.
Or drop them anywhere on the window, or paste one (Ctrl+V).</source>
        <translation>Añadir imágenes como estilos.
También puede soltarlas en la ventana o pegar una (Ctrl+V).</translation>
    </message>
    <message>
        <source>Add styles</source>
        <translation>Añadir estilos</translation>
    </message>
    <message>
        <source>Add styles…</source>
        <translation>Añadir estilos…</translation>
    </message>
    <message>
        <source>Address of the stream (rtsp://, http://, …)</source>
        <translation>Dirección de la emisión (rtsp://, http://, …)</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>All but the people, who stay as they were.</source>
        <translation>Todo menos las personas, que quedan como estaban.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>All of the picture</source>
        <translation>La imagen entera</translation>
    </message>
    <message>
        <source>Another style every</source>
        <translation>Otro estilo cada</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>La del sistema</translation>
    </message>
    <message>
        <source>Back end</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Back to where it began</source>
        <translation>De vuelta al valor inicial</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Before above, after below</source>
        <translation>Arriba antes, abajo después</translation>
    </message>
    <message>
        <source>Before and after as two pictures</source>
        <translation>Antes y después en dos imágenes</translation>
    </message>
    <message>
        <source>Before and after, with a divider to drag</source>
        <translation>Antes y después, con un divisor que se arrastra</translation>
    </message>
    <message>
        <source>Begin anew at the end</source>
        <translation>Volver a empezar al final</translation>
    </message>
    <message>
        <source>Being studied: getting ready</source>
        <translation>En estudio: preparándose</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about a minute left</source>
        <translation>En estudio: {0} %, falta cerca de un minuto</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about {1} minutes left</source>
        <translation>En estudio: {0} %, faltan unos {1} minutos</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Óptima</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Intenso</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Building the network was cancelled.</source>
        <translation>Se canceló la preparación de la red.</translation>
    </message>
    <message>
        <source>Calling the workers together</source>
        <translation>Reuniendo a los ayudantes</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Imagen de la cámara</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Cámara {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the study</source>
        <translation>Cancelar el estudio</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Cannot delete the preset “{0}”: {1}.</source>
        <translation>No se puede eliminar el ajuste «{0}»: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep the crop of the style “{0}”: {1}.</source>
        <translation>No se puede guardar el recorte del estilo «{0}»: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep the style “{0}” in {1}: {2}.</source>
        <translation>No se puede guardar el estilo «{0}» en {1}: {2}.</translation>
    </message>
    <message>
        <source>Cannot keep what is studied in {0}: {1}.</source>
        <translation>No se puede guardar lo que se estudia en {0}: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep what was studied in {0}: {1}.</source>
        <translation>No se puede guardar lo estudiado en {0}: {1}.</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>No se puede leer {0}: {1}.</translation>
    </message>
    <message>
        <source>Cannot remove the style “{0}”: {1}.</source>
        <translation>No se puede quitar el estilo «{0}»: {1}.</translation>
    </message>
    <message>
        <source>Cannot remove {0}: {1}.</source>
        <translation>No se puede quitar {0}: {1}.</translation>
    </message>
    <message>
        <source>Cannot rename the style “{0}”: {1}.</source>
        <translation>No se puede cambiar el nombre del estilo «{0}»: {1}.</translation>
    </message>
    <message>
        <source>Cannot write the preset {0}: {1}.</source>
        <translation>No se puede escribir el ajuste {0}: {1}.</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>No se puede escribir {0}: {1}.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Quitar los terminados</translation>
    </message>
    <message>
        <source>Click or drag to go there; the arrow keys go {0} seconds on or back</source>
        <translation>Haga clic o arrastre para ir allí; las flechas avanzan o retroceden {0} segundos</translation>
    </message>
    <message>
        <source>Clip begins here</source>
        <translation>El fragmento empieza aquí</translation>
    </message>
    <message>
        <source>Clip ends here</source>
        <translation>El fragmento acaba aquí</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Colours of a wide gamut are brought into that of common screens (BT.709).</source>
        <translation>Los colores de una gama amplia se llevan a la de las pantallas corrientes (BT.709).</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare above and below</source>
        <translation>Comparar arriba y abajo</translation>
    </message>
    <message>
        <source>Compiling the network for this machine</source>
        <translation>Compilando la red para este equipo</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Composición</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>Imagen copiada</translation>
    </message>
    <message>
        <source>Copied. Paste it into your report.</source>
        <translation>Copiado. Péguelo en su informe.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copiar la imagen</translation>
    </message>
    <message>
        <source>Crop and stroke size of “{0}”</source>
        <translation>Recorte y tamaño de trazo de «{0}»</translation>
    </message>
    <message>
        <source>Crop and stroke size…</source>
        <translation>Recorte y tamaño de trazo…</translation>
    </message>
    <message>
        <source>Crop, rename, remove</source>
        <translation>Recortar, renombrar, quitar</translation>
    </message>
    <message>
        <source>Ctrl + click on a style</source>
        <translation>Ctrl + clic en un estilo</translation>
    </message>
    <message>
        <source>Decode videos on the graphics card</source>
        <translation>Decodificar vídeos en la tarjeta gráfica</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retardo</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Deleted the preset “{0}”</source>
        <translation>Se eliminó el ajuste «{0}»</translation>
    </message>
    <message>
        <source>Demo scene</source>
        <translation>Escena de muestra</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidad</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Rehacer lo deshecho</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Double click a slider</source>
        <translation>Doble clic en un control</translation>
    </message>
    <message>
        <source>Double-click puts it back to {0} %; Shift moves it in fine steps.</source>
        <translation>Doble clic vuelve al {0} %; con Mayús se mueve en pasos finos.</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Arrastrar</translation>
    </message>
    <message>
        <source>Drag a style</source>
        <translation>Arrastrar un estilo</translation>
    </message>
    <message>
        <source>Drag on the picture to leave it as it was. Escape ends.</source>
        <translation>Arrastre sobre la imagen para dejarla como estaba. Escape termina.</translation>
    </message>
    <message>
        <source>Drag on the picture to paint it; the right button or Alt erases. Escape ends.</source>
        <translation>Arrastre sobre la imagen para pintarla; el botón derecho o Alt borra. Escape termina.</translation>
    </message>
    <message>
        <source>Drag the rectangle, its edges or its corners; double-click for the whole picture.
The arrow keys move it, with Shift they resize it.</source>
        <translation>Arrastre el rectángulo, sus bordes o esquinas; doble clic toma la imagen entera.
Las flechas lo mueven; con Mayús cambian su tamaño.</translation>
    </message>
    <message>
        <source>Drag with a brush</source>
        <translation>Arrastrar con un pincel</translation>
    </message>
    <message>
        <source>Drop a video here to play it, or choose a source above.</source>
        <translation>Suelte aquí un vídeo para verlo o elija un origen arriba.</translation>
    </message>
    <message>
        <source>Drop any picture onto the window and it becomes a style; drop a video and it plays here. Styles are in the strip below.</source>
        <translation>Suelte una imagen en la ventana y será un estilo; suelte un vídeo y se verá aquí. Los estilos están en la tira de abajo.</translation>
    </message>
    <message>
        <source>Drop to add {0} styles</source>
        <translation>Suelte para añadir {0} estilos</translation>
    </message>
    <message>
        <source>Drop to import the studied style</source>
        <translation>Suelte para importar el estilo estudiado</translation>
    </message>
    <message>
        <source>Drop to paint in this style</source>
        <translation>Suelte para pintar en este estilo</translation>
    </message>
    <message>
        <source>Drop to play it here</source>
        <translation>Suelte para verlo aquí</translation>
    </message>
    <message>
        <source>Drop to take what is in the folder</source>
        <translation>Suelte para tomar lo que hay en la carpeta</translation>
    </message>
    <message>
        <source>Drop videos and pictures here, or add them below.</source>
        <translation>Suelte aquí vídeos e imágenes o añádalos abajo.</translation>
    </message>
    <message>
        <source>Each corner is a style: drag the puck towards those you want more of.
The arrow keys move it too (with Shift in fine steps); double-click puts it in the middle.</source>
        <translation>Cada esquina es un estilo: arrastre el disco hacia los que quiera ver más.
Las flechas también lo mueven (con Mayús en pasos finos); doble clic lo pone en el centro.</translation>
    </message>
    <message>
        <source>Each pixel of the picture on one of the screen</source>
        <translation>Cada píxel de la imagen en uno de la pantalla</translation>
    </message>
    <message>
        <source>Each pixel of the picture on sixteen of the screen</source>
        <translation>Cada píxel de la imagen en dieciséis de la pantalla</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Encode on the graphics card</source>
        <translation>Codificar en la tarjeta gráfica</translation>
    </message>
    <message>
        <source>Encode on the graphics card (being tried…)</source>
        <translation>Codificar en la tarjeta gráfica (probando…)</translation>
    </message>
    <message>
        <source>Encode on the graphics card (none works here)</source>
        <translation>Codificar en la tarjeta gráfica (ninguna sirve aquí)</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase where the style does not go; Escape ends it</source>
        <translation>Borre donde no va el estilo; Escape termina</translation>
    </message>
    <message>
        <source>Every key at a glance</source>
        <translation>Todas las teclas de un vistazo</translation>
    </message>
    <message>
        <source>Export a studied style</source>
        <translation>Exportar un estilo estudiado</translation>
    </message>
    <message>
        <source>Export the studied style…</source>
        <translation>Exportar el estilo estudiado…</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Fundido</translation>
    </message>
    <message>
        <source>Fade from style to style by itself</source>
        <translation>Fundir por sí solo de un estilo a otro</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Más lejos</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorito</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files left over from the last time: {0}</source>
        <translation>Archivos pendientes de la última vez: {0}</translation>
    </message>
    <message>
        <source>Files of the format {0} end in {1}, not as {2} does.</source>
        <translation>Los archivos del formato {0} terminan en {1}, no como {2}.</translation>
    </message>
    <message>
        <source>Files that are left are repainted after the next start.</source>
        <translation>Los archivos que quedan se repintan tras el próximo inicio.</translation>
    </message>
    <message>
        <source>Fill the screen, or go back</source>
        <translation>Llenar la pantalla o volver</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>Pasos finos</translation>
    </message>
    <message>
        <source>Fine texture</source>
        <translation>Textura fina</translation>
    </message>
    <message>
        <source>Finish what is being recorded and leave</source>
        <translation>Terminar lo que se graba y salir</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>Terminando {0}…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Terminando…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta de los resultados</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Olvidar lo aprendido</translation>
    </message>
    <message>
        <source>Format and quality of recordings</source>
        <translation>Formato y calidad de las grabaciones</translation>
    </message>
    <message>
        <source>Format and quality of recordings: {0}</source>
        <translation>Formato y calidad de las grabaciones: {0}</translation>
    </message>
    <message>
        <source>Frames in per second</source>
        <translation>Imágenes por segundo de entrada</translation>
    </message>
    <message>
        <source>Frames out per second</source>
        <translation>Imágenes por segundo de salida</translation>
    </message>
    <message>
        <source>Frames painted per second · time from the camera to the screen · frames left out to stay live
(dropping frames is how a slow computer keeps the delay short)</source>
        <translation>Imágenes pintadas por segundo · tiempo de la cámara a la pantalla · imágenes omitidas
(así mantiene corto el retardo un equipo lento)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Suave</translation>
    </message>
    <message>
        <source>Gentle, Balanced, Bold: how deep the paint goes, in any style.
Below them the looks that you kept: styles, their mix and every slider.</source>
        <translation>Suave, Equilibrado, Intenso: hasta dónde llega la pintura, en cualquier estilo.
Debajo, los aspectos guardados: estilos, su mezcla y todos los controles.</translation>
    </message>
    <message>
        <source>Getting ready to see people and distances</source>
        <translation>Preparándose para ver personas y distancias</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go on recording (Shift+R)</source>
        <translation>Seguir grabando (Mayús+R)</translation>
    </message>
    <message>
        <source>Go on with the study</source>
        <translation>Continuar el estudio</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>Ocultar los paneles</translation>
    </message>
    <message>
        <source>High dynamic range ({0}) is brought into the range of common screens (BT.709).</source>
        <translation>El alto rango dinámico ({0}) se lleva al de las pantallas corrientes (BT.709).</translation>
    </message>
    <message>
        <source>High dynamic range or a wide gamut is brought into that of common screens (BT.709).</source>
        <translation>El alto rango dinámico o la gama amplia se lleva a lo que muestran las pantallas corrientes (BT.709).</translation>
    </message>
    <message>
        <source>Hold a video one frame earlier</source>
        <translation>Detener un vídeo una imagen antes</translation>
    </message>
    <message>
        <source>Hold a video one frame later</source>
        <translation>Detener un vídeo una imagen después</translation>
    </message>
    <message>
        <source>Hold on to motion</source>
        <translation>Seguir el movimiento</translation>
    </message>
    <message>
        <source>Hold the picture, or go on</source>
        <translation>Detener la imagen o seguir</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>Mantener para ver el original</translation>
    </message>
    <message>
        <source>How calmly the painting follows the scene: more flickers less, 0 % paints every frame by itself.</source>
        <translation>Con qué calma sigue la pintura a la escena: más parpadea menos, 0 % pinta cada imagen por separado.</translation>
    </message>
    <message>
        <source>How fast the video goes ([ slower, ] faster).
A recording of it keeps the video's own pace.</source>
        <translation>Velocidad del vídeo ([ más lento, ] más rápido).
Una grabación conserva el ritmo del vídeo.</translation>
    </message>
    <message>
        <source>How firmly strokes stay on the things they are painted on while these move; 0 % paints them anew in every frame.</source>
        <translation>Con qué firmeza las pinceladas se quedan sobre las cosas en que están pintadas mientras estas se mueven; 0 % las pinta de nuevo en cada imagen.</translation>
    </message>
    <message>
        <source>How large the strokes are: at 100 % as large in the picture as in the artwork, at 50 % half as large.</source>
        <translation>El tamaño de los trazos: al 100 % son tan grandes en la imagen como en la obra, al 50 % la mitad.</translation>
    </message>
    <message>
        <source>How loud the microphone is</source>
        <translation>Volumen del micrófono</translation>
    </message>
    <message>
        <source>How much of each layer of the style.</source>
        <translation>Cuánto de cada capa del estilo.</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it.</source>
        <translation>Cuánto estilo: 0 % es la imagen intacta, 100 % el estilo completo, más va más allá.</translation>
    </message>
    <message>
        <source>How wide the brush is, as a part of the picture's shorter side.</source>
        <translation>La anchura del pincel, como parte del lado más corto de la imagen.</translation>
    </message>
    <message>
        <source>Import a studied style</source>
        <translation>Importar un estilo estudiado</translation>
    </message>
    <message>
        <source>Import a studied style…</source>
        <translation>Importar un estilo estudiado…</translation>
    </message>
    <message>
        <source>Imported the studied style “{0}”</source>
        <translation>Estilo estudiado «{0}» importado</translation>
    </message>
    <message>
        <source>In the strip already: {0}</source>
        <translation>Ya está en la tira: {0}</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>It broke in its self-test: {0}</source>
        <translation>Falló en su autoprueba: {0}</translation>
    </message>
    <message>
        <source>It did not get through: {0}</source>
        <translation>No llegó al final: {0}</translation>
    </message>
    <message>
        <source>Its picture is empty.</source>
        <translation>Su imagen está vacía.</translation>
    </message>
    <message>
        <source>Its picture is wrong: it agrees with the reference to {0} dB only.</source>
        <translation>Su imagen es errónea: solo coincide con la referencia en {0} dB.</translation>
    </message>
    <message>
        <source>Its study is paused at {0} %</source>
        <translation>Su estudio está en pausa al {0} %</translation>
    </message>
    <message>
        <source>Keep the mask as a picture; --mask takes it too.</source>
        <translation>Guarda la máscara como imagen; --mask también la acepta.</translation>
    </message>
    <message>
        <source>Keep the present look under a name</source>
        <translation>Guardar el aspecto actual con un nombre</translation>
    </message>
    <message>
        <source>Keep the present look under a name (Ctrl+S)</source>
        <translation>Guardar el aspecto actual con un nombre (Ctrl+S)</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file</source>
        <translation>Guardar la imagen actual como archivo PNG</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file (S)</source>
        <translation>Guardar la imagen actual como archivo PNG (S)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Large files, for cutting and encoding once more</source>
        <translation>Archivos grandes, para montar y volver a codificar</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Leave out everything.</source>
        <translation>No pintar nada.</translation>
    </message>
    <message>
        <source>Leave out what comes, or go on</source>
        <translation>Omitir lo que viene o seguir</translation>
    </message>
    <message>
        <source>Leaves the processor to the picture</source>
        <translation>Deja el procesador para la imagen</translation>
    </message>
    <message>
        <source>Left off in the middle of studying: {0}</source>
        <translation>El estudio quedó a medias: {0}</translation>
    </message>
    <message>
        <source>Left out to stay live</source>
        <translation>Omitidas para seguir en directo</translation>
    </message>
    <message>
        <source>Let other programs see the picture as a camera</source>
        <translation>Que otros programas vean la imagen como una cámara</translation>
    </message>
    <message>
        <source>Lets what is near keep its own look while what is far takes on the style; 0 % paints both alike.</source>
        <translation>Deja a lo cercano su propio aspecto mientras lo lejano adopta el estilo; 0 % pinta ambos por igual.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Load a mask</source>
        <translation>Cargar una máscara</translation>
    </message>
    <message>
        <source>Load a preset file</source>
        <translation>Cargar un archivo de ajustes</translation>
    </message>
    <message>
        <source>Load from a file…</source>
        <translation>Cargar de un archivo…</translation>
    </message>
    <message>
        <source>Load preset file…</source>
        <translation>Cargar archivo de ajustes…</translation>
    </message>
    <message>
        <source>Loading the compiled network</source>
        <translation>Cargando la red compilada</translation>
    </message>
    <message>
        <source>Loading the network</source>
        <translation>Cargando la red</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics card</source>
        <translation>Cargando la red en la tarjeta gráfica</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics unit</source>
        <translation>Cargando la red en la unidad gráfica</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Cargar…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Look for a style by its name</source>
        <translation>Buscar un estilo por su nombre</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Buscar cámaras de nuevo</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Buscando cámaras…</translation>
    </message>
    <message>
        <source>Looking for microphones…</source>
        <translation>Buscando micrófonos…</translation>
    </message>
    <message>
        <source>Looking through {0}</source>
        <translation>Revisando {0}</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Bucle</translation>
    </message>
    <message>
        <source>Made with these packages:</source>
        <translation>Hecho con estos paquetes:</translation>
    </message>
    <message>
        <source>Makes the brush strokes of this style larger or smaller, on top of the stroke size of the look, which is for all styles.</source>
        <translation>Hace más grandes o más pequeños los trazos de este estilo, además del tamaño de trazo del aspecto, que vale para todos los estilos.</translation>
    </message>
    <message>
        <source>Measure every back end on this machine and take the fastest that paints the right picture.</source>
        <translation>Medir cada motor en este equipo y tomar el más rápido que pinte bien.</translation>
    </message>
    <message>
        <source>Measuring was cancelled.</source>
        <translation>Se canceló la medición.</translation>
    </message>
    <message>
        <source>Measuring {0}…</source>
        <translation>Midiendo {0}…</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Microphones cannot be listed: {0}.</source>
        <translation>No se pueden enumerar los micrófonos: {0}.</translation>
    </message>
    <message>
        <source>Microphones need a package more: pip install sounddevice.</source>
        <translation>Para los micrófonos falta un paquete: pip install sounddevice.</translation>
    </message>
    <message>
        <source>Microphones need the system's PortAudio library (on Linux: libportaudio2).</source>
        <translation>Los micrófonos necesitan la biblioteca PortAudio del sistema (en Linux: libportaudio2).</translation>
    </message>
    <message>
        <source>Milliseconds per stage</source>
        <translation>Milisegundos por etapa</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Mix in (Ctrl+click)</source>
        <translation>Mezclar (Ctrl+clic)</translation>
    </message>
    <message>
        <source>Mix in another style</source>
        <translation>Mezclar otro estilo</translation>
    </message>
    <message>
        <source>Mix it in, or take it out</source>
        <translation>Mezclarlo o quitarlo</translation>
    </message>
    <message>
        <source>Mixing pad</source>
        <translation>Panel de mezcla</translation>
    </message>
    <message>
        <source>More about presets</source>
        <translation>Más sobre los ajustes</translation>
    </message>
    <message>
        <source>More room for the picture</source>
        <translation>Más espacio para la imagen</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Ratón</translation>
    </message>
    <message>
        <source>Move an enlarged picture, or the divider</source>
        <translation>Mover una imagen ampliada o el divisor</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>My look</source>
        <translation>Mi aspecto</translation>
    </message>
    <message>
        <source>Name of the preset (one of the same name is replaced)</source>
        <translation>Nombre del ajuste (se sustituye el del mismo nombre)</translation>
    </message>
    <message>
        <source>Nearer and farther</source>
        <translation>Más cerca y más lejos</translation>
    </message>
    <message>
        <source>Nearer, also with the wheel; drag to move the picture</source>
        <translation>Más cerca, también con la rueda; arrastre para mover la imagen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>New name of “{0}”</source>
        <translation>Nuevo nombre de «{0}»</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next style</source>
        <translation>Estilo siguiente</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found.</source>
        <translation>No se encontró ningún controlador de NVIDIA.</translation>
    </message>
    <message>
        <source>No back end here computes in “{0}”.</source>
        <translation>Ningún motor calcula aquí en «{0}».</translation>
    </message>
    <message>
        <source>No back end works on this machine.</source>
        <translation>Ningún motor funciona en este equipo.</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>No se encontró ninguna cámara</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>Quitar de favoritos</translation>
    </message>
    <message>
        <source>No graphics card encodes {0} here, so the processor does ({1}).</source>
        <translation>Ninguna tarjeta gráfica codifica {0} aquí, así que lo hace el procesador ({1}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes videos ({0}).</source>
        <translation>Ninguna tarjeta gráfica decodifica vídeos aquí ({0}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}).</source>
        <translation>Ninguna tarjeta gráfica decodifica {0} aquí ({1}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}: {2}).</source>
        <translation>Ninguna tarjeta gráfica decodifica {0} aquí ({1}: {2}).</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Sin micrófono</translation>
    </message>
    <message>
        <source>No more tips</source>
        <translation>No más consejos</translation>
    </message>
    <message>
        <source>No source was named: give a file, an address, 'camera' or 'demo'.</source>
        <translation>No se indicó ningún origen: un archivo, una dirección, 'camera' o 'demo'.</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>Aún ninguno</translation>
    </message>
    <message>
        <source>Not studied</source>
        <translation>Sin estudiar</translation>
    </message>
    <message>
        <source>Nothing can be recorded any more: the session is stopping.</source>
        <translation>Ya no se puede grabar nada: la sesión está terminando.</translation>
    </message>
    <message>
        <source>Nothing holds it up: every frame of the source is painted.</source>
        <translation>Nada lo frena: se pinta cada imagen del origen.</translation>
    </message>
    <message>
        <source>Nothing was recorded, for no picture came: one that is paused is not recorded.</source>
        <translation>No se grabó nada, pues no llegó ninguna imagen: una imagen en pausa no se graba.</translation>
    </message>
    <message>
        <source>Nothing you paint leaves this computer.</source>
        <translation>Nada de lo que pinte sale de este equipo.</translation>
    </message>
    <message>
        <source>Of the {0} pictures in the file the first one is painted.</source>
        <translation>De las {0} imágenes del archivo se pinta la primera.</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Una imagen atrás</translation>
    </message>
    <message>
        <source>One frame back (,)</source>
        <translation>Una imagen atrás (,)</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Una imagen adelante</translation>
    </message>
    <message>
        <source>One frame on (.)</source>
        <translation>Una imagen adelante (.)</translation>
    </message>
    <message>
        <source>Only a film can be looked at frame by frame.</source>
        <translation>Solo una película se puede ver fotograma a fotograma.</translation>
    </message>
    <message>
        <source>Only a video can be rendered, and none is on.</source>
        <translation>Solo se puede renderizar un vídeo, y no hay ninguno puesto.</translation>
    </message>
    <message>
        <source>Only inside a mask</source>
        <translation>Solo dentro de una máscara</translation>
    </message>
    <message>
        <source>Only one of {0} and {1} can be installed, not both.</source>
        <translation>Solo puede estar instalado uno de {0} y {1}, no ambos.</translation>
    </message>
    <message>
        <source>Open a stream…</source>
        <translation>Abrir una emisión…</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>Abrir un vídeo o imagen…</translation>
    </message>
    <message>
        <source>Open stream</source>
        <translation>Abrir emisión</translation>
    </message>
    <message>
        <source>Open stream…</source>
        <translation>Abrir emisión…</translation>
    </message>
    <message>
        <source>Open the folder of the log file, for reports of defects</source>
        <translation>Abrir la carpeta del registro, para informar de fallos</translation>
    </message>
    <message>
        <source>Open video or picture</source>
        <translation>Abrir vídeo o imagen</translation>
    </message>
    <message>
        <source>Open video or picture…</source>
        <translation>Abrir vídeo o imagen…</translation>
    </message>
    <message>
        <source>OpenVINO cannot say what it computes in: {0}</source>
        <translation>OpenVINO no puede decir en qué calcula: {0}</translation>
    </message>
    <message>
        <source>OpenVINO could not build the network: {0}</source>
        <translation>OpenVINO no pudo preparar la red: {0}</translation>
    </message>
    <message>
        <source>OpenVINO does not know the transform “{0}” yet.</source>
        <translation>OpenVINO todavía no conoce la transformación «{0}».</translation>
    </message>
    <message>
        <source>OpenVINO failed on a frame: {0}</source>
        <translation>OpenVINO falló en un fotograma: {0}</translation>
    </message>
    <message>
        <source>OpenVINO is not installed.</source>
        <translation>OpenVINO no está instalado.</translation>
    </message>
    <message>
        <source>Optimise for this machine</source>
        <translation>Optimizar para este equipo</translation>
    </message>
    <message>
        <source>Other programs see the picture as the camera “{0}”</source>
        <translation>Otros programas ven la imagen como la cámara «{0}»</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Paint a stream from the network</source>
        <translation>Pintar una emisión de la red</translation>
    </message>
    <message>
        <source>Paint a video or a picture file</source>
        <translation>Pintar un archivo de vídeo o imagen</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Pintar con</translation>
    </message>
    <message>
        <source>Paint in the next style of the strip</source>
        <translation>Pintar en el estilo siguiente de la tira</translation>
    </message>
    <message>
        <source>Paint in the style before</source>
        <translation>Pintar en el estilo anterior</translation>
    </message>
    <message>
        <source>Paint in up to {0} styles at once. Or click a style of the strip with Ctrl held.</source>
        <translation>Pintar en hasta {0} estilos a la vez. O haga clic en un estilo de la tira con Ctrl pulsada.</translation>
    </message>
    <message>
        <source>Paint the built-in moving scene</source>
        <translation>Pintar la escena animada incluida</translation>
    </message>
    <message>
        <source>Paint the mask; right button or Alt erases</source>
        <translation>Pintar la máscara; derecho o Alt borra</translation>
    </message>
    <message>
        <source>Paint what is left out, and leave out what is painted.</source>
        <translation>Pinta lo que está libre y libera lo que está pintado.</translation>
    </message>
    <message>
        <source>Paint where the style goes; Escape ends it</source>
        <translation>Pinte donde va el estilo; Escape termina</translation>
    </message>
    <message>
        <source>Paint with every stroke of the style, light, dark and coloured, in the palette of the picture.</source>
        <translation>Pintar con todas las pinceladas del estilo, claras, oscuras y de color, en la paleta de la imagen.</translation>
    </message>
    <message>
        <source>Painted as the style is painted.</source>
        <translation>Pintado como está pintado el estilo.</translation>
    </message>
    <message>
        <source>Painting the picture was cancelled.</source>
        <translation>Se canceló el pintado de la imagen.</translation>
    </message>
    <message>
        <source>Part of the picture</source>
        <translation>Parte de la imagen</translation>
    </message>
    <message>
        <source>Part of {0} in the mix</source>
        <translation>Parte de {0} en la mezcla</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Pegado</translation>
    </message>
    <message>
        <source>Pastiche will speak this language from its next start on.</source>
        <translation>Pastiche hablará este idioma desde el próximo inicio.</translation>
    </message>
    <message>
        <source>Pastiche, its bundled styles and its demo scene are free under the MIT licence.</source>
        <translation>Pastiche, sus estilos incluidos y su escena de muestra son libres bajo la licencia MIT.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Pausar la grabación</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Pausar la grabación</translation>
    </message>
    <message>
        <source>Pause the recording (Shift+R)</source>
        <translation>Pausar la grabación (Mayús+R)</translation>
    </message>
    <message>
        <source>Pause the study</source>
        <translation>Pausar el estudio</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not as {1}.</source>
        <translation>Las imágenes se escriben como {0}, no como {1}.</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not {1}.</source>
        <translation>Las imágenes se escriben como {0}, no {1}.</translation>
    </message>
    <message>
        <source>Pictures per second</source>
        <translation>Imágenes por segundo</translation>
    </message>
    <message>
        <source>Pixel by pixel, and back</source>
        <translation>Píxel a píxel, y vuelta</translation>
    </message>
    <message>
        <source>Place in the video</source>
        <translation>Posición en el vídeo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Play a video faster</source>
        <translation>Reproducir un vídeo más rápido</translation>
    </message>
    <message>
        <source>Play a video slower</source>
        <translation>Reproducir un vídeo más despacio</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>Ajuste: {0}</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Ajustes (*.json)</translation>
    </message>
    <message>
        <source>Previous style</source>
        <translation>Estilo anterior</translation>
    </message>
    <message>
        <source>Progress of the measuring</source>
        <translation>Progreso de la medición</translation>
    </message>
    <message>
        <source>Put every slider back to where it began</source>
        <translation>Devolver todos los controles a su inicio</translation>
    </message>
    <message>
        <source>Put it elsewhere in the strip</source>
        <translation>Ponerlo en otro lugar de la tira</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard</source>
        <translation>Copiar la imagen actual al portapapeles</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard (Ctrl+C)</source>
        <translation>Copiar la imagen actual al portapapeles (Ctrl+C)</translation>
    </message>
    <message>
        <source>PyTorch found no usable Apple graphics unit.</source>
        <translation>PyTorch no encontró una unidad gráfica de Apple utilizable.</translation>
    </message>
    <message>
        <source>PyTorch found no usable NVIDIA card.</source>
        <translation>PyTorch no encontró una tarjeta NVIDIA utilizable.</translation>
    </message>
    <message>
        <source>PyTorch is not installed.</source>
        <translation>PyTorch no está instalado.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>R records what you see, S keeps a picture, Space holds it. F1 shows every key.</source>
        <translation>R graba lo que ve, S guarda una imagen, Espacio la detiene. F1 muestra todas las teclas.</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Leyendo la imagen…</translation>
    </message>
    <message>
        <source>Reading the style</source>
        <translation>Leyendo el estilo</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Record the picture as a video</source>
        <translation>Grabar la imagen como vídeo</translation>
    </message>
    <message>
        <source>Record the picture as a video in your Videos folder (R)</source>
        <translation>Grabar la imagen como vídeo en su carpeta de vídeos (R)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Removed the style “{0}”</source>
        <translation>Se quitó el estilo «{0}»</translation>
    </message>
    <message>
        <source>Rename or delete the preset on show; load and save preset files</source>
        <translation>Renombrar o eliminar el ajuste mostrado; cargar y guardar archivos de ajustes</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Renombrar ajuste</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>Renombrar estilo</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>Render this clip with this look</source>
        <translation>Renderizar este fragmento con este aspecto</translation>
    </message>
    <message>
        <source>Repaint all of them</source>
        <translation>Repintarlos todos</translation>
    </message>
    <message>
        <source>Repaint files</source>
        <translation>Repintar archivos</translation>
    </message>
    <message>
        <source>Repaint files…</source>
        <translation>Repintar archivos…</translation>
    </message>
    <message>
        <source>Repaint many videos and pictures, one after the other</source>
        <translation>Repintar muchos vídeos e imágenes, uno tras otro</translation>
    </message>
    <message>
        <source>Repaint the video from mark to mark, every frame of it, into a file (Ctrl+Shift+R)</source>
        <translation>Repintar el vídeo de marca a marca, imagen por imagen, en un archivo (Ctrl+Mayús+R)</translation>
    </message>
    <message>
        <source>Repaint the video, or what lies between its marks, every frame of it</source>
        <translation>Repintar el vídeo, o lo que hay entre sus marcas, imagen por imagen</translation>
    </message>
    <message>
        <source>Repaint this video with this look, every frame of it, however long that takes (Ctrl+Shift+R).
A recording has the frames that are painted in time. I and O mark where the clip begins and ends.</source>
        <translation>Repintar este vídeo con este aspecto, cada imagen, tarde lo que tarde (Ctrl+Mayús+R).
Una grabación tiene las imágenes que se pintan a tiempo. I y O marcan dónde empieza y acaba el fragmento.</translation>
    </message>
    <message>
        <source>Repainted {0} files</source>
        <translation>{0} archivos repintados</translation>
    </message>
    <message>
        <source>Repaints a camera, a video or a picture in the style of any image, while you watch.</source>
        <translation>Repinta una cámara, un vídeo o una imagen en el estilo de cualquier imagen, mientras usted mira.</translation>
    </message>
    <message>
        <source>Reset sliders</source>
        <translation>Restablecer controles</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Results go to {0}. Click to choose another folder.</source>
        <translation>Los resultados van a {0}. Haga clic para elegir otra carpeta.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Right click on a style</source>
        <translation>Clic derecho en un estilo</translation>
    </message>
    <message>
        <source>Running on: {0}</source>
        <translation>Funciona en: {0}</translation>
    </message>
    <message>
        <source>Save a preset file</source>
        <translation>Guardar un archivo de ajustes</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Guardar ajuste</translation>
    </message>
    <message>
        <source>Save preset…</source>
        <translation>Guardar ajuste…</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>Guardar la máscara</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Se guardó {0}</translation>
    </message>
    <message>
        <source>Saved {0} when Pastiche was closed</source>
        <translation>Se guardó {0} al cerrar Pastiche</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Say with a brush where the style goes; the person or the background is painted only there.</source>
        <translation>Diga con un pincel dónde va el estilo; la persona o el fondo se pintan solo ahí.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search for a style</source>
        <translation>Buscar un estilo</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formas</translation>
    </message>
    <message>
        <source>Shift + drag a slider</source>
        <translation>Mayús + arrastrar un control</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar el registro</translation>
    </message>
    <message>
        <source>Show log file</source>
        <translation>Mostrar el archivo de registro</translation>
    </message>
    <message>
        <source>Show only styles with these words in their names or descriptions (Ctrl+F)</source>
        <translation>Mostrar solo estilos con estas palabras en su nombre o descripción (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show or hide “{0}”</source>
        <translation>Mostrar u ocultar «{0}»</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Mostrar la lista</translation>
    </message>
    <message>
        <source>Show the tips again</source>
        <translation>Mostrar de nuevo los consejos</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Pequeña</translation>
    </message>
    <message>
        <source>Small files, for sending</source>
        <translation>Archivos pequeños, para enviar</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Instantánea</translation>
    </message>
    <message>
        <source>Something went wrong inside Pastiche; the log has the details.</source>
        <translation>Algo falló dentro de Pastiche; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Sound of recordings: {0}.
For cameras, streams and the demo; a video brings its own.</source>
        <translation>Sonido de las grabaciones: {0}.
Para cámaras, emisiones y la muestra; un vídeo trae el suyo.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Steadiness</source>
        <translation>Estabilidad</translation>
    </message>
    <message>
        <source>Stop recording (R)</source>
        <translation>Detener la grabación (R)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Intensidad</translation>
    </message>
    <message>
        <source>Stroke size</source>
        <translation>Tamaño de trazo</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>Trazos</translation>
    </message>
    <message>
        <source>Strokes stay strokes; about 10 Mbit/s at 720p</source>
        <translation>Los trazos siguen siendo trazos; unos 10 Mbit/s a 720p</translation>
    </message>
    <message>
        <source>Studied</source>
        <translation>Estudiado</translation>
    </message>
    <message>
        <source>Studied styles (*{0})</source>
        <translation>Estilos estudiados (*{0})</translation>
    </message>
    <message>
        <source>Study it</source>
        <translation>Estudiarlo</translation>
    </message>
    <message>
        <source>Study new styles by themselves</source>
        <translation>Estudiar por sí solos los estilos nuevos</translation>
    </message>
    <message>
        <source>Study the style</source>
        <translation>Estudiar el estilo</translation>
    </message>
    <message>
        <source>Study this style</source>
        <translation>Estudiar este estilo</translation>
    </message>
    <message>
        <source>Study this style again</source>
        <translation>Estudiar este estilo otra vez</translation>
    </message>
    <message>
        <source>Studying a style failed in an unexpected way; the log has the details.</source>
        <translation>El estudio de un estilo falló de forma inesperada; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Estilos</translation>
    </message>
    <message>
        <source>Take a picture as the mask: white is painted, black left out.</source>
        <translation>Toma una imagen como máscara: lo blanco se pinta, lo negro no.</translation>
    </message>
    <message>
        <source>Take back the last change of a slider or style</source>
        <translation>Deshacer el último cambio de un control o estilo</translation>
    </message>
    <message>
        <source>Take only light and dark from the style and leave the picture its own colours.</source>
        <translation>Tomar del estilo solo luces y sombras y dejar a la imagen sus colores.</translation>
    </message>
    <message>
        <source>Take out of the mix</source>
        <translation>Quitar de la mezcla</translation>
    </message>
    <message>
        <source>Take up a look from a file</source>
        <translation>Tomar un aspecto de un archivo</translation>
    </message>
    <message>
        <source>Take {0} out of the mix</source>
        <translation>Quitar {0} de la mezcla</translation>
    </message>
    <message>
        <source>TensorRT could not build the network: {0}</source>
        <translation>TensorRT no pudo preparar la red: {0}</translation>
    </message>
    <message>
        <source>TensorRT is not installed.</source>
        <translation>TensorRT no está instalado.</translation>
    </message>
    <message>
        <source>TensorRT is not installed; the extra “tensorrt” or “tensorrt-rtx” brings it.</source>
        <translation>TensorRT no está instalado; lo trae el extra «tensorrt» o «tensorrt-rtx».</translation>
    </message>
    <message>
        <source>TensorRT made a wrong engine: its picture is {0} dB from PyTorch's.</source>
        <translation>TensorRT compiló mal la red: su imagen está a {0} dB de la de PyTorch.</translation>
    </message>
    <message>
        <source>The back end “cuda” cannot use the device “{0}”.</source>
        <translation>El motor «cuda» no puede usar el dispositivo «{0}».</translation>
    </message>
    <message>
        <source>The back end “eager” runs on the CPU only, not on “{0}”; choose “cuda”.</source>
        <translation>El motor «eager» solo funciona en el procesador, no en «{0}»; elija «cuda».</translation>
    </message>
    <message>
        <source>The back end “mps” cannot use the device “{0}”.</source>
        <translation>El motor «mps» no puede usar el dispositivo «{0}».</translation>
    </message>
    <message>
        <source>The back end “tensorrt” cannot use the device “{0}”.</source>
        <translation>El motor «tensorrt» no puede usar el dispositivo «{0}».</translation>
    </message>
    <message>
        <source>The back end “{0}” cannot run here: {1}</source>
        <translation>El motor «{0}» no puede funcionar aquí: {1}</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”. A smaller working size is faster.</source>
        <translation>El cuello de botella es «{0}». Un tamaño de trabajo menor es más rápido.</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”; the working size does not change that.</source>
        <translation>El cuello de botella es «{0}»; el tamaño de trabajo no lo cambia.</translation>
    </message>
    <message>
        <source>The browser gave only a link. Save the picture first, or copy it and paste it here.</source>
        <translation>El navegador solo dio un enlace. Guarde antes la imagen, o cópiela y péguela aquí.</translation>
    </message>
    <message>
        <source>The brush: strokes, edges and how paint is laid down.</source>
        <translation>El pincel: trazos, bordes y cómo se aplica la pintura.</translation>
    </message>
    <message>
        <source>The camera does not let go; it may need to be unplugged.</source>
        <translation>La cámara no se suelta; quizá haya que desconectarla.</translation>
    </message>
    <message>
        <source>The camera does not let go; the program that acts as it may need to be closed.</source>
        <translation>La cámara no se suelta; quizá haya que cerrar el programa que hace de cámara.</translation>
    </message>
    <message>
        <source>The camera failed in an unexpected way; the log has the details.</source>
        <translation>La cámara falló de forma inesperada; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>The card {0} (compute capability {1}.{2}) is too old for {3}.</source>
        <translation>La tarjeta {0} (capacidad de cómputo {1}.{2}) es demasiado antigua para {3}.</translation>
    </message>
    <message>
        <source>The clip begins here (I); again: no mark</source>
        <translation>El fragmento empieza aquí (I); otra vez: sin marca</translation>
    </message>
    <message>
        <source>The clip ends here (O); again: no mark</source>
        <translation>El fragmento acaba aquí (O); otra vez: sin marca</translation>
    </message>
    <message>
        <source>The demo scene does not let go yet; it ends by itself.</source>
        <translation>La escena de muestra aún no se suelta; terminará por sí sola.</translation>
    </message>
    <message>
        <source>The demo scene needs a frame rate above 0, not {0}.</source>
        <translation>La escena de demostración necesita una frecuencia mayor que 0, no {0}.</translation>
    </message>
    <message>
        <source>The demo scene needs {0} pixels each way, not {1} x {2}.</source>
        <translation>La escena de demostración necesita {0} píxeles por lado, no {1} x {2}.</translation>
    </message>
    <message>
        <source>The disk is filling up: {0} free{1}.</source>
        <translation>El disco se está llenando: {0} libres{1}.</translation>
    </message>
    <message>
        <source>The disk is nearly full ({0} free), so the recording {1} was ended; it is complete up to there.</source>
        <translation>El disco está casi lleno ({0} libres), así que se terminó la grabación {1}; hasta ahí está completa.</translation>
    </message>
    <message>
        <source>The file could not be finished properly: {0}.</source>
        <translation>El archivo no se pudo terminar correctamente: {0}.</translation>
    </message>
    <message>
        <source>The file does not let go; the disk it lies on may not answer.</source>
        <translation>El archivo no se suelta; quizá no responda el disco en el que está.</translation>
    </message>
    <message>
        <source>The film is interlaced; its fields are made whole pictures (bwdif).</source>
        <translation>La película está entrelazada; sus campos se convierten en imágenes completas (bwdif).</translation>
    </message>
    <message>
        <source>The film is {0} x {1} pixels, one more than the picture ({2} x {3}), for what plays everywhere has even sides.</source>
        <translation>La película tiene {0} x {1} píxeles, uno más que la imagen ({2} x {3}), porque lo que se reproduce en todas partes tiene lados pares.</translation>
    </message>
    <message>
        <source>The film says that its pixels are {0} times as wide as high; they are taken for square.</source>
        <translation>La película dice que sus píxeles son {0} veces más anchos que altos; se toman por cuadrados.</translation>
    </message>
    <message>
        <source>The fine network is too slow for this here: the fast one paints.</source>
        <translation>La red fina es demasiado lenta para esto en este equipo: pinta la rápida.</translation>
    </message>
    <message>
        <source>The fine network keeps up here, and paints from now on.</source>
        <translation>La red fina mantiene el ritmo en este equipo y pinta desde ahora.</translation>
    </message>
    <message>
        <source>The fine network paints with real strokes and needs four to five times the time for a frame.
Automatic takes it for pictures, and for what moves where it keeps up.</source>
        <translation>La red fina pinta con pinceladas de verdad y necesita de cuatro a cinco veces más tiempo por fotograma.
Automático la usa para imágenes fijas, y para lo que se mueve si mantiene el ritmo.</translation>
    </message>
    <message>
        <source>The finest marks: grain, hatching, dots, the weave of a canvas.</source>
        <translation>Las marcas más finas: grano, rayado, puntos, la trama del lienzo.</translation>
    </message>
    <message>
        <source>The first of {0} videos plays here.</source>
        <translation>Aquí se ve el primero de {0} vídeos.</translation>
    </message>
    <message>
        <source>The forms in between: swirls, facets, cut-out pieces.</source>
        <translation>Las formas intermedias: remolinos, facetas, recortes.</translation>
    </message>
    <message>
        <source>The installed torch (CUDA {0}) does not get along with the driver.</source>
        <translation>El torch instalado (CUDA {0}) no se lleva bien con el controlador.</translation>
    </message>
    <message>
        <source>The installed torch is a build without CUDA.</source>
        <translation>El torch instalado está compilado sin CUDA.</translation>
    </message>
    <message>
        <source>The large arrangement: big patches of colour and how they sit together.</source>
        <translation>La gran disposición: manchas de color amplias y cómo se relacionan.</translation>
    </message>
    <message>
        <source>The live picture in the chosen style</source>
        <translation>La imagen en directo en el estilo elegido</translation>
    </message>
    <message>
        <source>The log file is {0}.</source>
        <translation>El archivo de registro es {0}.</translation>
    </message>
    <message>
        <source>The memory sink is not open.</source>
        <translation>El destino en memoria no está abierto.</translation>
    </message>
    <message>
        <source>The microphone stays while a recording runs.</source>
        <translation>El micrófono no cambia mientras dura una grabación.</translation>
    </message>
    <message>
        <source>The network has been closed.</source>
        <translation>La red se ha cerrado.</translation>
    </message>
    <message>
        <source>The network is not ready yet.</source>
        <translation>La red aún no está lista.</translation>
    </message>
    <message>
        <source>The painting takes on the colours of the style.</source>
        <translation>La pintura adopta los colores del estilo.</translation>
    </message>
    <message>
        <source>The people in the picture; what is behind them stays as it was.</source>
        <translation>Las personas de la imagen; lo que hay detrás queda como estaba.</translation>
    </message>
    <message>
        <source>The picture alone, without a cursor; Escape goes back</source>
        <translation>Solo la imagen, sin cursor; Escape vuelve</translation>
    </message>
    <message>
        <source>The picture is paused</source>
        <translation>La imagen está en pausa</translation>
    </message>
    <message>
        <source>The picture without the style, while the key is held</source>
        <translation>La imagen sin el estilo, mientras se mantiene la tecla</translation>
    </message>
    <message>
        <source>The pictures of {0} are of a kind that is not known here, or encrypted.</source>
        <translation>Las imágenes de {0} son de un tipo que aquí no se conoce, o están cifradas.</translation>
    </message>
    <message>
        <source>The place where the picture was taken is left out.</source>
        <translation>Se omite el lugar donde se tomó la imagen.</translation>
    </message>
    <message>
        <source>The present look</source>
        <translation>El aspecto actual</translation>
    </message>
    <message>
        <source>The preset needs the style “{0}”, which is not here{1}.</source>
        <translation>El ajuste necesita el estilo «{0}», que no está aquí{1}.</translation>
    </message>
    <message>
        <source>The preset {0} is damaged: {1} cannot be {2}.</source>
        <translation>El ajuste {0} está dañado: {1} no puede ser {2}.</translation>
    </message>
    <message>
        <source>The processor encodes this recording, not the graphics card ({0}).</source>
        <translation>El procesador codifica esta grabación, no la tarjeta gráfica ({0}).</translation>
    </message>
    <message>
        <source>The recording does not have all that {0} has: {1}.</source>
        <translation>La grabación no tiene todo lo que tiene {0}: {1}.</translation>
    </message>
    <message>
        <source>The recording {0} is not open.</source>
        <translation>La grabación {0} no está abierta.</translation>
    </message>
    <message>
        <source>The self-test gave a picture of the shape {0} instead of {1}.</source>
        <translation>La autoprueba dio una imagen de forma {0} en lugar de {1}.</translation>
    </message>
    <message>
        <source>The self-test gave a wrong picture ({0} dB from what it should be).</source>
        <translation>La autoprueba dio una imagen errónea (a {0} dB de lo que debería ser).</translation>
    </message>
    <message>
        <source>The session is closed.</source>
        <translation>La sesión está cerrada.</translation>
    </message>
    <message>
        <source>The sliders act on the very next frame. Hold B to see the picture without the style, press C to compare.</source>
        <translation>Los controles actúan en la imagen siguiente. Mantenga B para ver la imagen sin el estilo, pulse C para comparar.</translation>
    </message>
    <message>
        <source>The small network that finds people and distances in the picture</source>
        <translation>La pequeña red que encuentra personas y distancias en la imagen</translation>
    </message>
    <message>
        <source>The sound of {0} cannot be read.</source>
        <translation>No se puede leer el sonido de {0}.</translation>
    </message>
    <message>
        <source>The sound of {0} changes its kind and ends after {1} s.</source>
        <translation>El sonido de {0} cambia de tipo y termina a los {1} s.</translation>
    </message>
    <message>
        <source>The source changed before the recording began. Record again.</source>
        <translation>La fuente cambió antes de que empezara la grabación. Vuelva a grabar.</translation>
    </message>
    <message>
        <source>The source could not be closed properly: {0}.</source>
        <translation>El origen no se pudo cerrar correctamente: {0}.</translation>
    </message>
    <message>
        <source>The source did not open within {0} seconds.</source>
        <translation>El origen no se abrió en {0} segundos.</translation>
    </message>
    <message>
        <source>The source does not let go yet; it ends by itself.</source>
        <translation>El origen aún no se suelta; terminará por sí solo.</translation>
    </message>
    <message>
        <source>The source failed in an unexpected way; the log has the details.</source>
        <translation>El origen falló de forma inesperada; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>The source failed.</source>
        <translation>El origen falló.</translation>
    </message>
    <message>
        <source>The stream does not let go yet; it ends once the network answers or is given up.</source>
        <translation>La emisión aún no se suelta; terminará en cuanto la red responda o se deje de esperarla.</translation>
    </message>
    <message>
        <source>The stream has ended. Press Space to open it again.</source>
        <translation>La emisión ha terminado. Pulse Espacio para abrirla de nuevo.</translation>
    </message>
    <message>
        <source>The study of the style ended early: {0} What it has learned so far stays in use.</source>
        <translation>El estudio del estilo terminó antes de tiempo: {0} Lo aprendido hasta ahora se sigue usando.</translation>
    </message>
    <message>
        <source>The style “{0}” cannot be read: {1}</source>
        <translation>No se puede leer el estilo «{0}»: {1}</translation>
    </message>
    <message>
        <source>The style “{0}” has not been studied: there is nothing to export but its picture.</source>
        <translation>El estilo «{0}» no se ha estudiado: no hay nada que exportar salvo su imagen.</translation>
    </message>
    <message>
        <source>The text of the mask is no picture.</source>
        <translation>El texto de la máscara no es una imagen.</translation>
    </message>
    <message>
        <source>The transparency of the film cannot be read here, for PyAV is built without {0}.</source>
        <translation>La transparencia de la película no se puede leer aquí, porque PyAV no incluye {0}.</translation>
    </message>
    <message>
        <source>The video has ended. Press Space to play it again.</source>
        <translation>El vídeo ha terminado. Pulse Espacio para verlo otra vez.</translation>
    </message>
    <message>
        <source>The virtual camera failed and was switched off; the log has the details.</source>
        <translation>La cámara virtual falló y se apagó; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>The virtual camera needs a driver that could not be opened: OBS Studio brings one on Windows and macOS, the package v4l2loopback on Linux ({0}).</source>
        <translation>La cámara virtual necesita un controlador que no se pudo abrir: lo trae OBS Studio en Windows y macOS, y el paquete v4l2loopback en Linux ({0}).</translation>
    </message>
    <message>
        <source>The virtual camera needs a package more: pip install pyvirtualcam.</source>
        <translation>Para la cámara virtual falta un paquete: pip install pyvirtualcam.</translation>
    </message>
    <message>
        <source>The weights of the network were trained on pictures that are licensed for non-commercial research only: use them, and what you make with them, for non-commercial purposes.</source>
        <translation>Los pesos de la red se entrenaron con imágenes cedidas solo para investigación no comercial: úselos, y lo que haga con ellos, con fines no comerciales.</translation>
    </message>
    <message>
        <source>The whole picture.</source>
        <translation>Toda la imagen.</translation>
    </message>
    <message>
        <source>The {0} bits of a channel are painted and written as 8.</source>
        <translation>Los {0} bits de cada canal se pintan y se escriben como 8.</translation>
    </message>
    <message>
        <source>There can be no folder {0}: {1}.</source>
        <translation>No puede existir la carpeta {0}: {1}.</translation>
    </message>
    <message>
        <source>There is a preset “{0}” already.</source>
        <translation>Ya existe un ajuste «{0}».</translation>
    </message>
    <message>
        <source>There is no NVIDIA card “{0}”; PyTorch sees {1}.</source>
        <translation>No hay ninguna tarjeta NVIDIA «{0}»; PyTorch ve {1}.</translation>
    </message>
    <message>
        <source>There is no camera {0}; found: {1}.</source>
        <translation>No hay ninguna cámara {0}; encontradas: {1}.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>No existe el archivo {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>No existe la carpeta {0}.</translation>
    </message>
    <message>
        <source>There is no format {0}; there are {1}.</source>
        <translation>No existe el formato {0}; existen {1}.</translation>
    </message>
    <message>
        <source>There is no frame in {0}.</source>
        <translation>No hay ningún fotograma en {0}.</translation>
    </message>
    <message>
        <source>There is no frame to go to: the session is {0}.</source>
        <translation>No hay ningún fotograma al que ir: la sesión está en «{0}».</translation>
    </message>
    <message>
        <source>There is no frame to learn on in what was given.</source>
        <translation>En lo indicado no hay ningún fotograma del que aprender.</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>No hay ningún micrófono.</translation>
    </message>
    <message>
        <source>There is no picture and no video in “{0}”.</source>
        <translation>No hay ninguna imagen ni ningún vídeo en «{0}».</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
    <message>
        <source>There is no picture to copy yet.</source>
        <translation>Aún no hay imagen que copiar.</translation>
    </message>
    <message>
        <source>There is no picture to keep yet.</source>
        <translation>Aún no hay imagen que guardar.</translation>
    </message>
    <message>
        <source>There is no place to go to: the session is {0}.</source>
        <translation>No hay ningún punto al que ir: la sesión está en «{0}».</translation>
    </message>
    <message>
        <source>There is no preset file {0}.</source>
        <translation>No existe el archivo de ajuste {0}.</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>No existe el ajuste «{0}».</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}.</source>
        <translation>No queda espacio en el disco para {0}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}; what was recorded until then is kept.</source>
        <translation>No queda espacio en el disco para {0}; se conserva lo grabado hasta entonces.</translation>
    </message>
    <message>
        <source>There is no room to study a style in {0}: {1}.</source>
        <translation>No hay sitio para estudiar un estilo en {0}: {1}.</translation>
    </message>
    <message>
        <source>There is no style “{0}”: {1}.</source>
        <translation>No existe el estilo «{0}»: {1}.</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>Aún no hay nada que grabar.</translation>
    </message>
    <message>
        <source>There is nothing to record: no source is running.</source>
        <translation>No hay nada que grabar: ningún origen está en marcha.</translation>
    </message>
    <message>
        <source>There is too little room on the disk for {0}: {1} free, {2} needed.</source>
        <translation>Hay muy poco espacio en el disco para {0}: {1} libres, {2} necesarios.</translation>
    </message>
    <message>
        <source>This PyTorch was built without CUDA.</source>
        <translation>Este PyTorch está compilado sin CUDA.</translation>
    </message>
    <message>
        <source>This Torch-TensorRT has no setting named {0}.</source>
        <translation>Este Torch-TensorRT no tiene ninguna opción llamada {0}.</translation>
    </message>
    <message>
        <source>This computer starts no more threads for Pastiche: close other programs and try again.</source>
        <translation>Este ordenador no inicia más hilos para Pastiche: cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This is no Apple computer with a graphics unit of its own.</source>
        <translation>Este no es un ordenador Apple con unidad gráfica propia.</translation>
    </message>
    <message>
        <source>This source has no other place to go to.</source>
        <translation>Este origen no tiene otro punto al que ir.</translation>
    </message>
    <message>
        <source>Tip {0} of {1}</source>
        <translation>Consejo {0} de {1}</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Try what works here and copy the findings, for a report of a defect. Nothing private is in them.</source>
        <translation>Probar qué funciona aquí y copiar lo hallado, para informar de un fallo. No contiene nada privado.</translation>
    </message>
    <message>
        <source>Trying every back end…</source>
        <translation>Probando cada motor…</translation>
    </message>
    <message>
        <source>Type a value, or use the arrow keys (with Shift in fine steps).</source>
        <translation>Escriba un valor o use las flechas (con Mayús en pasos finos).</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Use pictures of your own as styles</source>
        <translation>Usar imágenes propias como estilos</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as a style</source>
        <translation>Usar la imagen del portapapeles como estilo</translation>
    </message>
    <message>
        <source>Videos are written as {0}, not as {1}.</source>
        <translation>Los vídeos se escriben como {0}, no como {1}.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for the source to come back</source>
        <translation>Esperando a que vuelva el origen</translation>
    </message>
    <message>
        <source>Waiting for workers</source>
        <translation>Esperando a los ayudantes</translation>
    </message>
    <message>
        <source>Waiting for {0}</source>
        <translation>Esperando a {0}</translation>
    </message>
    <message>
        <source>Waiting for {0}…</source>
        <translation>Esperando a {0}…</translation>
    </message>
    <message>
        <source>What computes the picture. By itself it is the first that passes its test.</source>
        <translation>Lo que calcula la imagen. Por sí solo es el primero que pasa su prueba.</translation>
    </message>
    <message>
        <source>What is painted: a camera, a video, a picture, a stream or the demo scene.
A video dropped on the window plays here; a picture dropped on it becomes a style.</source>
        <translation>Lo que se pinta: una cámara, un vídeo, una imagen, una emisión o la escena de muestra.
Un vídeo soltado en la ventana se ve aquí; una imagen se vuelve estilo.</translation>
    </message>
    <message>
        <source>What is rendered of the video begins at this frame</source>
        <translation>Lo que se renderiza del vídeo empieza en esta imagen</translation>
    </message>
    <message>
        <source>What is rendered of the video ends with this frame</source>
        <translation>Lo que se renderiza del vídeo acaba con esta imagen</translation>
    </message>
    <message>
        <source>What is transparent lies on white, for {0} files cannot be transparent.</source>
        <translation>Lo transparente queda sobre blanco, porque los archivos {0} no pueden ser transparentes.</translation>
    </message>
    <message>
        <source>What the files added from now on are painted in</source>
        <translation>Con qué se pintan los archivos que se añadan desde ahora</translation>
    </message>
    <message>
        <source>What the network is computed in: fewer bits are quicker and a little less exact.</source>
        <translation>En qué se calcula la red: menos bits es más rápido y un poco menos exacto.</translation>
    </message>
    <message>
        <source>What the network works at: smaller is faster and less sharp, automatic keeps it fluent.
The picture and the recording keep the size of the source.</source>
        <translation>Con qué trabaja la red: más pequeño es más rápido y menos nítido; automático mantiene la fluidez.
La imagen y la grabación conservan el tamaño del origen.</translation>
    </message>
    <message>
        <source>What this is, and which version</source>
        <translation>Qué es esto y qué versión</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>Qué hacer primero</translation>
    </message>
    <message>
        <source>What was learned of the style cannot be used: {0}</source>
        <translation>Lo aprendido del estilo no se puede usar: {0}</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Whether the picture becomes a painting or stays a photograph.</source>
        <translation>Si la imagen se convierte en una pintura o sigue siendo una fotografía.</translation>
    </message>
    <message>
        <source>Which part of the picture is painted.</source>
        <translation>Qué parte de la imagen se pinta.</translation>
    </message>
    <message>
        <source>Whose colours the painting has.</source>
        <translation>De quién son los colores de la pintura.</translation>
    </message>
    <message>
        <source>Will be studied when the one before it is done</source>
        <translation>Se estudiará cuando termine el anterior</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>Tamaño de trabajo</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>Trabaja a</translation>
    </message>
    <message>
        <source>Writing failed in an unexpected way; the log has the details.</source>
        <translation>La escritura falló de forma inesperada; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>a painting</source>
        <translation>una pintura</translation>
    </message>
    <message>
        <source>a photograph</source>
        <translation>una fotografía</translation>
    </message>
    <message>
        <source>and save to</source>
        <translation>y guardar en</translation>
    </message>
    <message>
        <source>as the source</source>
        <translation>como el origen</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>automatic, from 240 lines</source>
        <translation>automático, desde 240 líneas</translation>
    </message>
    <message>
        <source>automatic, from 720 lines</source>
        <translation>automático, desde 720 líneas</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>captura</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rápida</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fina</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>acabado</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en directo</translation>
    </message>
    <message>
        <source>network</source>
        <translation>red</translation>
    </message>
    <message>
        <source>no microphone</source>
        <translation>sin micrófono</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>no está</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>de la imagen</translation>
    </message>
    <message>
        <source>of the style</source>
        <translation>del estilo</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>abriendo…</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>dibujo</translation>
    </message>
    <message>
        <source>painted at {0} to keep up</source>
        <translation>pintado a {0} para no retrasarse</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>picture's palette</source>
        <translation>paleta de la imagen</translation>
    </message>
    <message>
        <source>prepare</source>
        <translation>preparación</translation>
    </message>
    <message>
        <source>reconnecting…</source>
        <translation>reconectando…</translation>
    </message>
    <message>
        <source>sees: {0}</source>
        <translation>ve con: {0}</translation>
    </message>
    <message>
        <source>still picture</source>
        <translation>imagen fija</translation>
    </message>
    <message>
        <source>the background</source>
        <translation>el fondo</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>la persona</translation>
    </message>
    <message>
        <source>{0}
Choose another source, or press Space to try again.</source>
        <translation>{0}
Elija otro origen o pulse Espacio para reintentar.</translation>
    </message>
    <message>
        <source>{0} The picture goes on as before.</source>
        <translation>{0} La imagen sigue como antes.</translation>
    </message>
    <message>
        <source>{0} The precision is automatic again.</source>
        <translation>{0} La precisión vuelve a ser automática.</translation>
    </message>
    <message>
        <source>{0} The recording has no sound.</source>
        <translation>{0} La grabación no tiene sonido.</translation>
    </message>
    <message>
        <source>{0} Waiting for it to come back.</source>
        <translation>{0} Esperando a que vuelva.</translation>
    </message>
    <message>
        <source>{0} came back with another picture size; start it again.</source>
        <translation>{0} volvió con otro tamaño de imagen; iníciela de nuevo.</translation>
    </message>
    <message>
        <source>{0} can only be played from the beginning.</source>
        <translation>{0} solo se puede reproducir desde el principio.</translation>
    </message>
    <message>
        <source>{0} can only be watched as it comes.</source>
        <translation>{0} solo se puede ver según llega.</translation>
    </message>
    <message>
        <source>{0} cannot be encoded: {1}.</source>
        <translation>{0} no se puede codificar: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be heard: {1}.</source>
        <translation>{0} no se puede oír: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be loaded: {1}.</source>
        <translation>{0} no se puede cargar: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: is another program using it?</source>
        <translation>{0} no se puede abrir: ¿la usa otro programa?</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} no se puede abrir: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: permission denied.</source>
        <translation>{0} no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} no se puede leer: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded here: {1}.</source>
        <translation>{0} no se puede grabar aquí: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: this user may not write there.</source>
        <translation>{0} no se puede escribir: este usuario no puede escribir ahí.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} no se puede escribir: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: it takes none of {1}.</source>
        <translation>{0} no puede codificar esta imagen: no admite ninguna de {1}.</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: {1}.</source>
        <translation>{0} no puede codificar esta imagen: {1}.</translation>
    </message>
    <message>
        <source>{0} comes from a newer version of Pastiche: install that to import it.</source>
        <translation>{0} procede de una versión más nueva de Pastiche: instálela para importarlo.</translation>
    </message>
    <message>
        <source>{0} could not compile the network: {1}</source>
        <translation>{0} no pudo compilar la red: {1}</translation>
    </message>
    <message>
        <source>{0} did not answer within {1} seconds.</source>
        <translation>{0} no respondió en {1} segundos.</translation>
    </message>
    <message>
        <source>{0} did not open within {1} seconds: is another program using it?</source>
        <translation>{0} no se abrió en {1} segundos: ¿la usa otro programa?</translation>
    </message>
    <message>
        <source>{0} does not start on this card.</source>
        <translation>{0} no arranca en esta tarjeta.</translation>
    </message>
    <message>
        <source>{0} dropped</source>
        <translation>{0} omitidas</translation>
    </message>
    <message>
        <source>{0} ends before {1} s, where it was to begin.</source>
        <translation>{0} acaba antes de {1} s, donde debía empezar.</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} ya existe.</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} con error</translation>
    </message>
    <message>
        <source>{0} failed: {1}.</source>
        <translation>{0} falló: {1}.</translation>
    </message>
    <message>
        <source>{0} files could not be repainted</source>
        <translation>{0} archivos no se pudieron repintar</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} fps</translation>
    </message>
    <message>
        <source>{0} frame missing</source>
        <translation>falta {0} imagen</translation>
    </message>
    <message>
        <source>{0} frames</source>
        <translation>{0} imágenes</translation>
    </message>
    <message>
        <source>{0} frames missing</source>
        <translation>faltan {0} imágenes</translation>
    </message>
    <message>
        <source>{0} gave no answer when it was loaded.</source>
        <translation>{0} no respondió al cargarse.</translation>
    </message>
    <message>
        <source>{0} gave no frame for {1} seconds.</source>
        <translation>{0} no dio ningún fotograma en {1} segundos.</translation>
    </message>
    <message>
        <source>{0} gives no picture: is it unplugged or in use elsewhere?</source>
        <translation>{0} no da imagen: ¿está desconectada o en uso en otro lugar?</translation>
    </message>
    <message>
        <source>{0} gives no picture; waiting for it.</source>
        <translation>{0} no da imagen; esperando.</translation>
    </message>
    <message>
        <source>{0} has given no picture for {1} seconds.</source>
        <translation>{0} lleva {1} segundos sin dar imagen.</translation>
    </message>
    <message>
        <source>{0} has no moving picture in it.</source>
        <translation>{0} no contiene imagen en movimiento.</translation>
    </message>
    <message>
        <source>{0} has no picture that can be decoded.</source>
        <translation>{0} no tiene ninguna imagen que se pueda decodificar.</translation>
    </message>
    <message>
        <source>{0} has no picture that the graphics card ({1}) can decode.</source>
        <translation>{0} no tiene ninguna imagen que la tarjeta gráfica ({1}) pueda decodificar.</translation>
    </message>
    <message>
        <source>{0} is a damaged style file: import it from its source again.</source>
        <translation>{0} es un archivo de estilo dañado: impórtelo de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} es una carpeta, no una imagen.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a video.</source>
        <translation>{0} es una carpeta, no un vídeo.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} es una carpeta.</translation>
    </message>
    <message>
        <source>{0} is a pipe or a device, which can be read only once: make a file of it.</source>
        <translation>{0} es una tubería o un dispositivo, que solo se puede leer una vez: haga un archivo de ello.</translation>
    </message>
    <message>
        <source>{0} is a text, not a video.</source>
        <translation>{0} es un texto, no un vídeo.</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} ha vuelto</translation>
    </message>
    <message>
        <source>{0} is being rendered beside the picture.</source>
        <translation>{0} se renderiza mientras la imagen sigue.</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends after {1} of {2} s.</source>
        <translation>{0} está cortado: termina tras {1} de {2} s.</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}).</source>
        <translation>{0} está dañado ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short ({1}).</source>
        <translation>{0} está dañado o cortado ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged: there is no picture after {1} s.</source>
        <translation>{0} está dañado: no hay imagen después de {1} s.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} está vacío.</translation>
    </message>
    <message>
        <source>{0} is encrypted; only the player that it was made for has the key.</source>
        <translation>{0} está cifrado; solo el reproductor para el que se hizo tiene la clave.</translation>
    </message>
    <message>
        <source>{0} is for animated pictures, which the recorder does not make.</source>
        <translation>{0} es para imágenes animadas, que la grabadora no hace.</translation>
    </message>
    <message>
        <source>{0} is gone; what is recorded from here on has no sound.</source>
        <translation>{0} ya no está; lo que se grabe desde aquí no tiene sonido.</translation>
    </message>
    <message>
        <source>{0} is no preset of Pastiche.</source>
        <translation>{0} no es un ajuste de Pastiche.</translation>
    </message>
    <message>
        <source>{0} is no preset: it is not readable as JSON.</source>
        <translation>{0} no es un ajuste: no se puede leer como JSON.</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche, or a damaged one.</source>
        <translation>{0} no es un archivo de estilo de Pastiche, o está dañado.</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche.</source>
        <translation>{0} no es un archivo de estilo de Pastiche.</translation>
    </message>
    <message>
        <source>{0} is not a picture in a format that can be read.</source>
        <translation>{0} no es una imagen en un formato que se pueda leer.</translation>
    </message>
    <message>
        <source>{0} is not a video that can be read, or it is damaged.</source>
        <translation>{0} no es un vídeo que se pueda leer, o está dañado.</translation>
    </message>
    <message>
        <source>{0} is not an address that can be read (rtsp, http, https, udp and the like are).</source>
        <translation>{0} no es una dirección que se pueda leer (rtsp, http, https, udp y similares sí).</translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <translation>{0} no está abierto.</translation>
    </message>
    <message>
        <source>{0} is of a kind that is not read here ({1}); save it as PNG or JPEG.</source>
        <translation>{0} es de un tipo que aquí no se lee ({1}); guardado como PNG o JPEG sí.</translation>
    </message>
    <message>
        <source>{0} is the fastest here and is used from now on.</source>
        <translation>{0} es el más rápido aquí y se usa desde ahora.</translation>
    </message>
    <message>
        <source>{0} is the file being read; record to another name.</source>
        <translation>{0} es el archivo que se está leyendo; grabe con otro nombre.</translation>
    </message>
    <message>
        <source>{0} is too large for a preset.</source>
        <translation>{0} es demasiado grande para un ajuste.</translation>
    </message>
    <message>
        <source>{0} is too large for a style file.</source>
        <translation>{0} es demasiado grande para un archivo de estilo.</translation>
    </message>
    <message>
        <source>{0} is too large for a style image ({1} MB).</source>
        <translation>{0} es demasiado grande para una imagen de estilo ({1} MB).</translation>
    </message>
    <message>
        <source>{0} is too large for the memory of this computer.</source>
        <translation>{0} es demasiado grande para la memoria de este ordenador.</translation>
    </message>
    <message>
        <source>{0} is too large: {1} x {2} pixels, and {3} million are the limit.</source>
        <translation>{0} es demasiado grande: {1} x {2} píxeles, y el límite son {3} millones.</translation>
    </message>
    <message>
        <source>{0} is too small for a style image: {1} x {2} pixels, and {3} each way are needed.</source>
        <translation>{0} es demasiado pequeña para una imagen de estilo: {1} x {2} píxeles, y hacen falta {3} por lado.</translation>
    </message>
    <message>
        <source>{0} lacks {1} % of the frames: they come faster than they can be painted here.</source>
        <translation>A {0} le falta el {1} % de las imágenes: llegan más deprisa de lo que se pueden pintar aquí.</translation>
    </message>
    <message>
        <source>{0} may not be read by this user (on most systems the group 'video' may).</source>
        <translation>Este usuario no puede leer {0} (en la mayoría de los sistemas puede el grupo 'video').</translation>
    </message>
    <message>
        <source>{0} missing in the recording</source>
        <translation>faltan {0} en la grabación</translation>
    </message>
    <message>
        <source>{0} ms delay</source>
        <translation>{0} ms de retardo</translation>
    </message>
    <message>
        <source>{0} of {1} finished</source>
        <translation>{0} de {1} terminados</translation>
    </message>
    <message>
        <source>{0} offers {1}, not “{2}”.</source>
        <translation>{0} ofrece {1}, no «{2}».</translation>
    </message>
    <message>
        <source>{0} repeats its last picture.</source>
        <translation>{0} repite su última imagen.</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} was made by a newer Pastiche (version {1} of the format).</source>
        <translation>{0} se hizo con un Pastiche más reciente (versión {1} del formato).</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}, quedan {1}</translation>
    </message>
    <message>
        <source>{} failed in an unexpected way; the log has the details.</source>
        <translation>Fallo inesperado en: {}. El registro tiene los detalles.</translation>
    </message>
    <message>
        <source>“{0}” can be studied: within minutes it becomes a painting.</source>
        <translation>«{0}» se puede estudiar: en unos minutos se convierte en pintura.</translation>
    </message>
    <message>
        <source>“{0}” comes with Pastiche and stays as it is: choose another name.</source>
        <translation>«{0}» viene con Pastiche y se queda como está: elija otro nombre.</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and cannot be removed.</source>
        <translation>«{0}» viene con el programa y no se puede quitar.</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and keeps its name.</source>
        <translation>«{0}» viene con el programa y conserva su nombre.</translation>
    </message>
    <message>
        <source>“{0}” has been studied</source>
        <translation>«{0}» se ha estudiado</translation>
    </message>
    <message>
        <source>“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.</source>
        <translation>«{0}» contiene {1} imágenes, y como máximo {2} se convierten en estilos a la vez: elija algunas.</translation>
    </message>
    <message>
        <source>“{0}” is being studied: within minutes it becomes a painting.</source>
        <translation>«{0}» se está estudiando: en unos minutos se convierte en pintura.</translation>
    </message>
    <message>
        <source>“{0}” was studied for another network: its picture is here, and can be studied again.</source>
        <translation>«{0}» se estudió para otra red: su imagen está aquí y se puede estudiar otra vez.</translation>
    </message>
</context>
</TS>
