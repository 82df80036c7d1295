<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Pastiche</name>
    <message>
        <source> Go on</source>
        <translation> Weiter</translation>
    </message>
    <message>
        <source> Pause</source>
        <translation> Pause</translation>
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
        <translation>Eine Kamera wird mit ihrer Nummer genannt, wie „camera:1“, nicht {0}.</translation>
    </message>
    <message>
        <source>A frame came before there was anything to paint it with.</source>
        <translation>Ein Bild kam, bevor es etwas gab, womit es gemalt werden konnte.</translation>
    </message>
    <message>
        <source>A graphics card decodes videos opened and files added from now on, which leaves the processor to the
picture. A video that no card decodes is refused.</source>
        <translation>Eine Grafikkarte dekodiert Videos, die von jetzt an geöffnet, und Dateien, die hinzugefügt werden; das lässt
dem Bild den Prozessor. Ein Video, das keine Karte dekodiert, wird abgelehnt.</translation>
    </message>
    <message>
        <source>A mix holds at most {0} styles: take one out first.</source>
        <translation>Eine Mischung fasst höchstens {0} Stile: erst einen herausnehmen.</translation>
    </message>
    <message>
        <source>A photograph in the colour, the light and the season of the style, with nothing of its texture. Keeping the picture's colours or palette both leave it the light of the style alone.</source>
        <translation>Ein Foto in Farbe, Licht und Jahreszeit des Stils, ohne etwas von dessen Textur. Wer die Farben oder die Palette des Bildes behält, bekommt beide Male allein das Licht des Stils.</translation>
    </message>
    <message>
        <source>A picture that stands still is not recorded; the recording goes on with it.</source>
        <translation>Ein Bild, das steht, wird nicht aufgenommen; die Aufnahme geht mit ihm weiter.</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>Ein Preset braucht einen Namen.</translation>
    </message>
    <message>
        <source>A recording goes straight on.</source>
        <translation>Eine Aufnahme läuft in einem fort.</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going frame by frame.</source>
        <translation>Eine Aufnahme läuft durch: erst beenden, dann Bild für Bild gehen.</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going to another place.</source>
        <translation>Eine Aufnahme läuft durch: erst beenden, dann an eine andere Stelle gehen.</translation>
    </message>
    <message>
        <source>A recording is still being written; its file is not finished yet.</source>
        <translation>Eine Aufnahme wird noch geschrieben; ihre Datei ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>A source is in use already: the session is {0}.</source>
        <translation>Es ist schon eine Quelle in Gebrauch: Die Sitzung ist im Zustand „{0}“.</translation>
    </message>
    <message>
        <source>A style that has been studied becomes a painting: its strokes are learned on this computer.</source>
        <translation>Ein gelernter Stil wird zum Gemälde: Seine Striche werden auf diesem Rechner gelernt.</translation>
    </message>
    <message>
        <source>A task in the background cannot be interrupted; it ends by itself.</source>
        <translation>Eine Aufgabe im Hintergrund lässt sich nicht unterbrechen; sie endet von selbst.</translation>
    </message>
    <message>
        <source>A tour needs at least two styles.</source>
        <translation>Eine Tour braucht mindestens zwei Stile.</translation>
    </message>
    <message>
        <source>About Pastiche</source>
        <translation>Über Pastiche</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add pictures as styles.
Or drop them anywhere on the window, or paste one (Ctrl+V).</source>
        <translation>Bilder als Stile hinzufügen.
Oder irgendwo auf dem Fenster ablegen oder einfügen (Strg+V).</translation>
    </message>
    <message>
        <source>Add styles</source>
        <translation>Stile hinzufügen</translation>
    </message>
    <message>
        <source>Add styles…</source>
        <translation>Stile hinzufügen…</translation>
    </message>
    <message>
        <source>Address of the stream (rtsp://, http://, …)</source>
        <translation>Adresse des Streams (rtsp://, http://, …)</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>All but the people, who stay as they were.</source>
        <translation>Alles außer den Menschen; die bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All of the picture</source>
        <translation>Das ganze Bild</translation>
    </message>
    <message>
        <source>Another style every</source>
        <translation>Neuer Stil alle</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Back end</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Back to where it began</source>
        <translation>Zurück zum Anfangswert</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before above, after below</source>
        <translation>Oben vorher, unten nachher</translation>
    </message>
    <message>
        <source>Before and after as two pictures</source>
        <translation>Vorher und nachher als zwei Bilder</translation>
    </message>
    <message>
        <source>Before and after, with a divider to drag</source>
        <translation>Vorher und nachher mit verschiebbarer Trennlinie</translation>
    </message>
    <message>
        <source>Begin anew at the end</source>
        <translation>Am Ende von vorn beginnen</translation>
    </message>
    <message>
        <source>Being studied: getting ready</source>
        <translation>Wird gelernt: Vorbereitung läuft</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about a minute left</source>
        <translation>Wird gelernt: {0} %, noch etwa eine Minute</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about {1} minutes left</source>
        <translation>Wird gelernt: {0} %, noch etwa {1} Minuten</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Building the network was cancelled.</source>
        <translation>Das Vorbereiten des Netzes wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Calling the workers together</source>
        <translation>Ruft die Helfer zusammen</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Kamerabild</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Kamera {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the study</source>
        <translation>Lernen abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cannot delete the preset “{0}”: {1}.</source>
        <translation>Das Preset „{0}“ lässt sich nicht löschen: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep the crop of the style “{0}”: {1}.</source>
        <translation>Der Ausschnitt des Stils „{0}“ lässt sich nicht merken: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep the style “{0}” in {1}: {2}.</source>
        <translation>Der Stil „{0}“ lässt sich in {1} nicht aufheben: {2}.</translation>
    </message>
    <message>
        <source>Cannot keep what is studied in {0}: {1}.</source>
        <translation>Was gelernt wird, lässt sich in {0} nicht aufheben: {1}.</translation>
    </message>
    <message>
        <source>Cannot keep what was studied in {0}: {1}.</source>
        <translation>Was gelernt wurde, lässt sich in {0} nicht aufheben: {1}.</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>Cannot remove the style “{0}”: {1}.</source>
        <translation>Der Stil „{0}“ lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>Cannot remove {0}: {1}.</source>
        <translation>{0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>Cannot rename the style “{0}”: {1}.</source>
        <translation>Der Stil „{0}“ lässt sich nicht umbenennen: {1}.</translation>
    </message>
    <message>
        <source>Cannot write the preset {0}: {1}.</source>
        <translation>Das Preset {0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Click or drag to go there; the arrow keys go {0} seconds on or back</source>
        <translation>Klicken oder ziehen, um dorthin zu gehen; die Pfeiltasten gehen {0} Sekunden vor oder zurück</translation>
    </message>
    <message>
        <source>Clip begins here</source>
        <translation>Ausschnitt beginnt hier</translation>
    </message>
    <message>
        <source>Clip ends here</source>
        <translation>Ausschnitt endet hier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of a wide gamut are brought into that of common screens (BT.709).</source>
        <translation>Farben eines großen Farbraums werden in den üblicher Bildschirme gebracht (BT.709).</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare above and below</source>
        <translation>Oben und unten vergleichen</translation>
    </message>
    <message>
        <source>Compiling the network for this machine</source>
        <translation>Netz wird für dieses Gerät übersetzt</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Komposition</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>Copied. Paste it into your report.</source>
        <translation>Kopiert. Jetzt in den Bericht einfügen.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Das Bild kopieren</translation>
    </message>
    <message>
        <source>Crop and stroke size of “{0}”</source>
        <translation>Ausschnitt und Strichgröße von „{0}“</translation>
    </message>
    <message>
        <source>Crop and stroke size…</source>
        <translation>Ausschnitt und Strichgröße…</translation>
    </message>
    <message>
        <source>Crop, rename, remove</source>
        <translation>Zuschneiden, umbenennen, entfernen</translation>
    </message>
    <message>
        <source>Ctrl + click on a style</source>
        <translation>Strg + Klick auf Stil</translation>
    </message>
    <message>
        <source>Decode videos on the graphics card</source>
        <translation>Videos auf der Grafikkarte dekodieren</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleted the preset “{0}”</source>
        <translation>Preset „{0}“ gelöscht</translation>
    </message>
    <message>
        <source>Demo scene</source>
        <translation>Demoszene</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Zurückgenommenes wieder tun</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Double click a slider</source>
        <translation>Doppelklick auf Regler</translation>
    </message>
    <message>
        <source>Double-click puts it back to {0} %; Shift moves it in fine steps.</source>
        <translation>Doppelklick setzt auf {0} % zurück; mit Umschalt in feinen Schritten.</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag a style</source>
        <translation>Stil ziehen</translation>
    </message>
    <message>
        <source>Drag on the picture to leave it as it was. Escape ends.</source>
        <translation>Über das Bild ziehen, um es zu lassen, wie es war. Escape beendet es.</translation>
    </message>
    <message>
        <source>Drag on the picture to paint it; the right button or Alt erases. Escape ends.</source>
        <translation>Über das Bild ziehen, um es zu bemalen; die rechte Taste oder Alt radiert. Escape beendet es.</translation>
    </message>
    <message>
        <source>Drag the rectangle, its edges or its corners; double-click for the whole picture.
The arrow keys move it, with Shift they resize it.</source>
        <translation>Das Rechteck, seine Kanten oder Ecken ziehen; Doppelklick nimmt das ganze Bild.
Die Pfeiltasten verschieben es, mit Umschalt ändern sie die Größe.</translation>
    </message>
    <message>
        <source>Drag with a brush</source>
        <translation>Pinsel ziehen</translation>
    </message>
    <message>
        <source>Drop a video here to play it, or choose a source above.</source>
        <translation>Ein Video hier ablegen, um es zu spielen, oder oben eine Quelle wählen.</translation>
    </message>
    <message>
        <source>Drop any picture onto the window and it becomes a style; drop a video and it plays here. Styles are in the strip below.</source>
        <translation>Ein Bild auf dem Fenster abgelegt wird zum Stil, ein Video wird gleich gespielt. Die Stile stehen unten in der Leiste.</translation>
    </message>
    <message>
        <source>Drop to add {0} styles</source>
        <translation>Ablegen, um {0} Stile hinzuzufügen</translation>
    </message>
    <message>
        <source>Drop to import the studied style</source>
        <translation>Ablegen, um den gelernten Stil zu importieren</translation>
    </message>
    <message>
        <source>Drop to paint in this style</source>
        <translation>Ablegen, um in diesem Stil zu malen</translation>
    </message>
    <message>
        <source>Drop to play it here</source>
        <translation>Ablegen, um es hier zu spielen</translation>
    </message>
    <message>
        <source>Drop to take what is in the folder</source>
        <translation>Ablegen, um zu nehmen, was im Ordner liegt</translation>
    </message>
    <message>
        <source>Drop videos and pictures here, or add them below.</source>
        <translation>Videos und Bilder hier ablegen oder unten hinzufügen.</translation>
    </message>
    <message>
        <source>Each corner is a style: drag the puck towards those you want more of.
The arrow keys move it too (with Shift in fine steps); double-click puts it in the middle.</source>
        <translation>Jede Ecke ist ein Stil: den Knopf zu denen ziehen, von denen mehr zu sehen sein soll.
Auch die Pfeiltasten bewegen ihn (mit Umschalt in feinen Schritten); Doppelklick setzt ihn in die Mitte.</translation>
    </message>
    <message>
        <source>Each pixel of the picture on one of the screen</source>
        <translation>Jedes Bildpixel auf einem des Schirms</translation>
    </message>
    <message>
        <source>Each pixel of the picture on sixteen of the screen</source>
        <translation>Jedes Bildpixel auf sechzehn des Schirms</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Encode on the graphics card</source>
        <translation>Auf der Grafikkarte kodieren</translation>
    </message>
    <message>
        <source>Encode on the graphics card (being tried…)</source>
        <translation>Auf der Grafikkarte kodieren (wird geprüft…)</translation>
    </message>
    <message>
        <source>Encode on the graphics card (none works here)</source>
        <translation>Auf der Grafikkarte kodieren (keine geeignet)</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Erase where the style does not go; Escape ends it</source>
        <translation>Radieren, wo der Stil nicht hin soll; Escape beendet es</translation>
    </message>
    <message>
        <source>Every key at a glance</source>
        <translation>Alle Tasten auf einen Blick</translation>
    </message>
    <message>
        <source>Export a studied style</source>
        <translation>Gelernten Stil exportieren</translation>
    </message>
    <message>
        <source>Export the studied style…</source>
        <translation>Gelernten Stil exportieren…</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Fade from style to style by itself</source>
        <translation>Von selbst von Stil zu Stil überblenden</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files left over from the last time: {0}</source>
        <translation>Vom letzten Mal übrige Dateien: {0}</translation>
    </message>
    <message>
        <source>Files of the format {0} end in {1}, not as {2} does.</source>
        <translation>Dateien des Formats {0} enden auf {1}, nicht wie {2}.</translation>
    </message>
    <message>
        <source>Files that are left are repainted after the next start.</source>
        <translation>Was noch übrig ist, wird nach dem nächsten Start gemalt.</translation>
    </message>
    <message>
        <source>Fill the screen, or go back</source>
        <translation>Den Schirm füllen oder zurück</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>Feine Schritte</translation>
    </message>
    <message>
        <source>Fine texture</source>
        <translation>Feine Textur</translation>
    </message>
    <message>
        <source>Finish what is being recorded and leave</source>
        <translation>Laufende Aufnahmen abschließen und beenden</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>{0} wird abgeschlossen…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Wird abgeschlossen…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Format and quality of recordings</source>
        <translation>Format und Qualität der Aufnahmen</translation>
    </message>
    <message>
        <source>Format and quality of recordings: {0}</source>
        <translation>Format und Qualität der Aufnahmen: {0}</translation>
    </message>
    <message>
        <source>Frames in per second</source>
        <translation>Bilder je Sekunde hinein</translation>
    </message>
    <message>
        <source>Frames out per second</source>
        <translation>Bilder je Sekunde heraus</translation>
    </message>
    <message>
        <source>Frames painted per second · time from the camera to the screen · frames left out to stay live
(dropping frames is how a slow computer keeps the delay short)</source>
        <translation>Gemalte Bilder je Sekunde · Zeit von der Kamera zum Schirm · ausgelassene Bilder
(durch Auslassen hält ein langsamer Rechner die Verzögerung kurz)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>Gentle, Balanced, Bold: how deep the paint goes, in any style.
Below them the looks that you kept: styles, their mix and every slider.</source>
        <translation>Sanft, Ausgewogen, Kräftig: wie tief die Farbe geht, in jedem Stil.
Darunter die aufgehobenen Looks: Stile, ihre Mischung und jeder Regler.</translation>
    </message>
    <message>
        <source>Getting ready to see people and distances</source>
        <translation>Macht sich bereit, Menschen und Entfernungen zu sehen</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on recording (Shift+R)</source>
        <translation>Weiter aufnehmen (Umschalt+R)</translation>
    </message>
    <message>
        <source>Go on with the study</source>
        <translation>Weiterlernen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>Bedienfelder ausblenden</translation>
    </message>
    <message>
        <source>High dynamic range ({0}) is brought into the range of common screens (BT.709).</source>
        <translation>Hoher Dynamikumfang ({0}) wird in den üblicher Bildschirme gebracht (BT.709).</translation>
    </message>
    <message>
        <source>High dynamic range or a wide gamut is brought into that of common screens (BT.709).</source>
        <translation>Hoher Dynamikumfang oder großer Farbraum wird in den üblicher Bildschirme gebracht (BT.709).</translation>
    </message>
    <message>
        <source>Hold a video one frame earlier</source>
        <translation>Ein Video anhalten, ein Bild früher</translation>
    </message>
    <message>
        <source>Hold a video one frame later</source>
        <translation>Ein Video anhalten, ein Bild später</translation>
    </message>
    <message>
        <source>Hold on to motion</source>
        <translation>An Bewegtem festhalten</translation>
    </message>
    <message>
        <source>Hold the picture, or go on</source>
        <translation>Das Bild anhalten oder weiter</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>Halten: das Original sehen</translation>
    </message>
    <message>
        <source>How calmly the painting follows the scene: more flickers less, 0 % paints every frame by itself.</source>
        <translation>Wie ruhig das Gemälde der Szene folgt: mehr flimmert weniger, 0 % malt jedes Bild für sich.</translation>
    </message>
    <message>
        <source>How fast the video goes ([ slower, ] faster).
A recording of it keeps the video's own pace.</source>
        <translation>Wie schnell das Video läuft ([ langsamer, ] schneller).
Eine Aufnahme behält das Tempo des Videos.</translation>
    </message>
    <message>
        <source>How firmly strokes stay on the things they are painted on while these move; 0 % paints them anew in every frame.</source>
        <translation>Wie fest Striche auf den Dingen bleiben, auf die sie gemalt sind, während diese sich bewegen; 0 % malt sie in jedem Bild neu.</translation>
    </message>
    <message>
        <source>How large the strokes are: at 100 % as large in the picture as in the artwork, at 50 % half as large.</source>
        <translation>Wie groß die Striche sind: bei 100 % im Bild so groß wie im Kunstwerk, bei 50 % halb so groß.</translation>
    </message>
    <message>
        <source>How loud the microphone is</source>
        <translation>Wie laut das Mikrofon ist</translation>
    </message>
    <message>
        <source>How much of each layer of the style.</source>
        <translation>Wie viel von jeder Ebene des Stils.</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it.</source>
        <translation>Wie viel vom Stil: 0 % ist das unberührte Bild, 100 % der volle Stil, mehr geht darüber hinaus.</translation>
    </message>
    <message>
        <source>How wide the brush is, as a part of the picture's shorter side.</source>
        <translation>Wie breit der Pinsel ist, als Teil der kürzeren Bildseite.</translation>
    </message>
    <message>
        <source>Import a studied style</source>
        <translation>Gelernten Stil importieren</translation>
    </message>
    <message>
        <source>Import a studied style…</source>
        <translation>Gelernten Stil importieren…</translation>
    </message>
    <message>
        <source>Imported the studied style “{0}”</source>
        <translation>Gelernter Stil „{0}“ importiert</translation>
    </message>
    <message>
        <source>In the strip already: {0}</source>
        <translation>Schon in der Leiste: {0}</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>It broke in its self-test: {0}</source>
        <translation>Es ist im Selbsttest zusammengebrochen: {0}</translation>
    </message>
    <message>
        <source>It did not get through: {0}</source>
        <translation>Es kam nicht ans Ende: {0}</translation>
    </message>
    <message>
        <source>Its picture is empty.</source>
        <translation>Sein Bild ist leer.</translation>
    </message>
    <message>
        <source>Its picture is wrong: it agrees with the reference to {0} dB only.</source>
        <translation>Sein Bild ist falsch: Es stimmt nur auf {0} dB mit der Referenz überein.</translation>
    </message>
    <message>
        <source>Its study is paused at {0} %</source>
        <translation>Das Lernen steht bei {0} %</translation>
    </message>
    <message>
        <source>Keep the mask as a picture; --mask takes it too.</source>
        <translation>Die Maske als Bild sichern; auch --mask nimmt es.</translation>
    </message>
    <message>
        <source>Keep the present look under a name</source>
        <translation>Den jetzigen Look unter einem Namen aufheben</translation>
    </message>
    <message>
        <source>Keep the present look under a name (Ctrl+S)</source>
        <translation>Den jetzigen Look unter einem Namen aufheben (Strg+S)</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file</source>
        <translation>Das jetzige Bild als PNG-Datei aufheben</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file (S)</source>
        <translation>Das jetzige Bild als PNG-Datei aufheben (S)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Large files, for cutting and encoding once more</source>
        <translation>Große Dateien, zum Schneiden und erneuten Kodieren</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Leave out everything.</source>
        <translation>Alles auslassen.</translation>
    </message>
    <message>
        <source>Leave out what comes, or go on</source>
        <translation>Auslassen, was kommt, oder weiter</translation>
    </message>
    <message>
        <source>Leaves the processor to the picture</source>
        <translation>Lässt dem Bild den Prozessor</translation>
    </message>
    <message>
        <source>Left off in the middle of studying: {0}</source>
        <translation>Mitten im Lernen aufgehört: {0}</translation>
    </message>
    <message>
        <source>Left out to stay live</source>
        <translation>Ausgelassen, um live zu bleiben</translation>
    </message>
    <message>
        <source>Let other programs see the picture as a camera</source>
        <translation>Andere Programme das Bild als Kamera sehen lassen</translation>
    </message>
    <message>
        <source>Lets what is near keep its own look while what is far takes on the style; 0 % paints both alike.</source>
        <translation>Lässt Nahem sein eigenes Aussehen, während Fernes den Stil annimmt; bei 0 % wird beides gleich bemalt.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Load a mask</source>
        <translation>Eine Maske laden</translation>
    </message>
    <message>
        <source>Load a preset file</source>
        <translation>Eine Preset-Datei laden</translation>
    </message>
    <message>
        <source>Load from a file…</source>
        <translation>Aus einer Datei laden…</translation>
    </message>
    <message>
        <source>Load preset file…</source>
        <translation>Preset-Datei laden…</translation>
    </message>
    <message>
        <source>Loading the compiled network</source>
        <translation>Übersetztes Netz wird geladen</translation>
    </message>
    <message>
        <source>Loading the network</source>
        <translation>Netz wird geladen</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics card</source>
        <translation>Netz wird auf die Grafikkarte geladen</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics unit</source>
        <translation>Netz wird auf die Grafikeinheit geladen</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Look for a style by its name</source>
        <translation>Einen Stil beim Namen suchen</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Noch einmal nach Kameras suchen</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Kameras werden gesucht…</translation>
    </message>
    <message>
        <source>Looking for microphones…</source>
        <translation>Mikrofone werden gesucht…</translation>
    </message>
    <message>
        <source>Looking through {0}</source>
        <translation>Sieht {0} durch</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Made with these packages:</source>
        <translation>Mit diesen Paketen gemacht:</translation>
    </message>
    <message>
        <source>Makes the brush strokes of this style larger or smaller, on top of the stroke size of the look, which is for all styles.</source>
        <translation>Macht die Pinselstriche dieses Stils größer oder kleiner, zusätzlich zur Strichgröße des Looks, die für alle Stile gilt.</translation>
    </message>
    <message>
        <source>Measure every back end on this machine and take the fastest that paints the right picture.</source>
        <translation>Jedes Backend auf diesem Gerät messen und das schnellste nehmen, das richtig malt.</translation>
    </message>
    <message>
        <source>Measuring was cancelled.</source>
        <translation>Das Messen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Measuring {0}…</source>
        <translation>{0} wird gemessen…</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Microphones cannot be listed: {0}.</source>
        <translation>Mikrofone lassen sich nicht auflisten: {0}.</translation>
    </message>
    <message>
        <source>Microphones need a package more: pip install sounddevice.</source>
        <translation>Für Mikrofone fehlt ein Paket: pip install sounddevice.</translation>
    </message>
    <message>
        <source>Microphones need the system's PortAudio library (on Linux: libportaudio2).</source>
        <translation>Für Mikrofone fehlt die Bibliothek PortAudio des Systems (unter Linux: libportaudio2).</translation>
    </message>
    <message>
        <source>Milliseconds per stage</source>
        <translation>Millisekunden je Schritt</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Mix in (Ctrl+click)</source>
        <translation>Beimischen (Strg+Klick)</translation>
    </message>
    <message>
        <source>Mix in another style</source>
        <translation>Weiteren Stil beimischen</translation>
    </message>
    <message>
        <source>Mix it in, or take it out</source>
        <translation>Beimischen oder herausnehmen</translation>
    </message>
    <message>
        <source>Mixing pad</source>
        <translation>Mischfeld</translation>
    </message>
    <message>
        <source>More about presets</source>
        <translation>Mehr zu Presets</translation>
    </message>
    <message>
        <source>More room for the picture</source>
        <translation>Mehr Platz für das Bild</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Move an enlarged picture, or the divider</source>
        <translation>Bild oder Trennlinie bewegen</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>My look</source>
        <translation>Mein Look</translation>
    </message>
    <message>
        <source>Name of the preset (one of the same name is replaced)</source>
        <translation>Name des Presets (ein gleichnamiges wird ersetzt)</translation>
    </message>
    <message>
        <source>Nearer and farther</source>
        <translation>Näher und weiter weg</translation>
    </message>
    <message>
        <source>Nearer, also with the wheel; drag to move the picture</source>
        <translation>Näher, auch mit dem Mausrad; Ziehen bewegt das Bild</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>New name of “{0}”</source>
        <translation>Neuer Name von „{0}“</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Next style</source>
        <translation>Nächster Stil</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found.</source>
        <translation>Kein NVIDIA-Treiber gefunden.</translation>
    </message>
    <message>
        <source>No back end here computes in “{0}”.</source>
        <translation>Kein Backend rechnet hier in „{0}“.</translation>
    </message>
    <message>
        <source>No back end works on this machine.</source>
        <translation>Auf diesem Gerät geht kein Backend.</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>Kein Favorit</translation>
    </message>
    <message>
        <source>No graphics card encodes {0} here, so the processor does ({1}).</source>
        <translation>Keine Grafikkarte kodiert hier {0}, also tut es der Prozessor ({1}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes videos ({0}).</source>
        <translation>Keine Grafikkarte dekodiert hier Videos ({0}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}).</source>
        <translation>Keine Grafikkarte dekodiert hier {0} ({1}).</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}: {2}).</source>
        <translation>Keine Grafikkarte dekodiert hier {0} ({1}: {2}).</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Kein Mikrofon</translation>
    </message>
    <message>
        <source>No more tips</source>
        <translation>Keine Tipps mehr</translation>
    </message>
    <message>
        <source>No source was named: give a file, an address, 'camera' or 'demo'.</source>
        <translation>Keine Quelle genannt: eine Datei, eine Adresse, „camera“ oder „demo“.</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Not studied</source>
        <translation>Nicht gelernt</translation>
    </message>
    <message>
        <source>Nothing can be recorded any more: the session is stopping.</source>
        <translation>Es lässt sich nichts mehr aufnehmen: Die Sitzung endet gerade.</translation>
    </message>
    <message>
        <source>Nothing holds it up: every frame of the source is painted.</source>
        <translation>Nichts hält es auf: jedes Bild der Quelle wird gemalt.</translation>
    </message>
    <message>
        <source>Nothing was recorded, for no picture came: one that is paused is not recorded.</source>
        <translation>Es wurde nichts aufgenommen, denn es kam kein Bild: Eines, das angehalten ist, wird nicht aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing you paint leaves this computer.</source>
        <translation>Nichts von dem, was gemalt wird, verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Of the {0} pictures in the file the first one is painted.</source>
        <translation>Von den {0} Bildern in der Datei wird das erste gemalt.</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame back (,)</source>
        <translation>Ein Bild zurück (,)</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>One frame on (.)</source>
        <translation>Ein Bild weiter (.)</translation>
    </message>
    <message>
        <source>Only a film can be looked at frame by frame.</source>
        <translation>Nur ein Film lässt sich Bild für Bild ansehen.</translation>
    </message>
    <message>
        <source>Only a video can be rendered, and none is on.</source>
        <translation>Nur ein Video lässt sich rendern, und es läuft keines.</translation>
    </message>
    <message>
        <source>Only inside a mask</source>
        <translation>Nur innerhalb einer Maske</translation>
    </message>
    <message>
        <source>Only one of {0} and {1} can be installed, not both.</source>
        <translation>Nur eines von {0} und {1} darf installiert sein, nicht beide.</translation>
    </message>
    <message>
        <source>Open a stream…</source>
        <translation>Stream öffnen…</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>Video oder Bild öffnen…</translation>
    </message>
    <message>
        <source>Open stream</source>
        <translation>Stream öffnen</translation>
    </message>
    <message>
        <source>Open stream…</source>
        <translation>Stream öffnen…</translation>
    </message>
    <message>
        <source>Open the folder of the log file, for reports of defects</source>
        <translation>Den Ordner der Protokolldatei öffnen, für Fehlerberichte</translation>
    </message>
    <message>
        <source>Open video or picture</source>
        <translation>Video oder Bild öffnen</translation>
    </message>
    <message>
        <source>Open video or picture…</source>
        <translation>Video oder Bild öffnen…</translation>
    </message>
    <message>
        <source>OpenVINO cannot say what it computes in: {0}</source>
        <translation>OpenVINO kann nicht sagen, worin es rechnet: {0}</translation>
    </message>
    <message>
        <source>OpenVINO could not build the network: {0}</source>
        <translation>OpenVINO konnte das Netz nicht vorbereiten: {0}</translation>
    </message>
    <message>
        <source>OpenVINO does not know the transform “{0}” yet.</source>
        <translation>OpenVINO kennt die Transformation „{0}“ noch nicht.</translation>
    </message>
    <message>
        <source>OpenVINO failed on a frame: {0}</source>
        <translation>OpenVINO ist an einem Bild gescheitert: {0}</translation>
    </message>
    <message>
        <source>OpenVINO is not installed.</source>
        <translation>OpenVINO ist nicht installiert.</translation>
    </message>
    <message>
        <source>Optimise for this machine</source>
        <translation>Für dieses Gerät optimieren</translation>
    </message>
    <message>
        <source>Other programs see the picture as the camera “{0}”</source>
        <translation>Andere Programme sehen das Bild als die Kamera „{0}“</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Bemalen</translation>
    </message>
    <message>
        <source>Paint a stream from the network</source>
        <translation>Einen Stream aus dem Netz malen</translation>
    </message>
    <message>
        <source>Paint a video or a picture file</source>
        <translation>Eine Video- oder Bilddatei malen</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>Malen in</translation>
    </message>
    <message>
        <source>Paint in the next style of the strip</source>
        <translation>Im nächsten Stil der Leiste malen</translation>
    </message>
    <message>
        <source>Paint in the style before</source>
        <translation>Im vorigen Stil malen</translation>
    </message>
    <message>
        <source>Paint in up to {0} styles at once. Or click a style of the strip with Ctrl held.</source>
        <translation>In bis zu {0} Stilen zugleich malen. Oder mit gedrückter Strg-Taste auf einen Stil der Leiste klicken.</translation>
    </message>
    <message>
        <source>Paint the built-in moving scene</source>
        <translation>Die eingebaute bewegte Szene malen</translation>
    </message>
    <message>
        <source>Paint the mask; right button or Alt erases</source>
        <translation>Maske malen; rechts oder Alt radiert</translation>
    </message>
    <message>
        <source>Paint what is left out, and leave out what is painted.</source>
        <translation>Bemalen, was ausgelassen ist, und auslassen, was bemalt ist.</translation>
    </message>
    <message>
        <source>Paint where the style goes; Escape ends it</source>
        <translation>Malen, wo der Stil hin soll; Escape beendet es</translation>
    </message>
    <message>
        <source>Paint with every stroke of the style, light, dark and coloured, in the palette of the picture.</source>
        <translation>Mit allen Strichen des Stils malen, hell, dunkel und farbig, aber in der Palette des Bildes.</translation>
    </message>
    <message>
        <source>Painted as the style is painted.</source>
        <translation>Gemalt, wie der Stil gemalt ist.</translation>
    </message>
    <message>
        <source>Painting the picture was cancelled.</source>
        <translation>Das Malen des Bildes wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Part of the picture</source>
        <translation>Ausschnitt des Bildes</translation>
    </message>
    <message>
        <source>Part of {0} in the mix</source>
        <translation>Anteil von {0} an der Mischung</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Pastiche will speak this language from its next start on.</source>
        <translation>Pastiche spricht diese Sprache vom nächsten Start an.</translation>
    </message>
    <message>
        <source>Pastiche, its bundled styles and its demo scene are free under the MIT licence.</source>
        <translation>Pastiche, seine mitgelieferten Stile und die Demoszene sind frei unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Aufnahme anhalten</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Die Aufnahme anhalten</translation>
    </message>
    <message>
        <source>Pause the recording (Shift+R)</source>
        <translation>Die Aufnahme anhalten (Umschalt+R)</translation>
    </message>
    <message>
        <source>Pause the study</source>
        <translation>Lernen anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not as {1}.</source>
        <translation>Bilder werden als {0} geschrieben, nicht als {1}.</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not {1}.</source>
        <translation>Bilder werden als {0} geschrieben, nicht als {1}.</translation>
    </message>
    <message>
        <source>Pictures per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Pixel by pixel, and back</source>
        <translation>Pixel für Pixel und zurück</translation>
    </message>
    <message>
        <source>Place in the video</source>
        <translation>Stelle im Video</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play a video faster</source>
        <translation>Ein Video schneller spielen</translation>
    </message>
    <message>
        <source>Play a video slower</source>
        <translation>Ein Video langsamer spielen</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>Preset: {0}</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Presets (*.json)</translation>
    </message>
    <message>
        <source>Previous style</source>
        <translation>Voriger Stil</translation>
    </message>
    <message>
        <source>Progress of the measuring</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Put every slider back to where it began</source>
        <translation>Alle Regler auf den Anfang zurücksetzen</translation>
    </message>
    <message>
        <source>Put it elsewhere in the strip</source>
        <translation>Ihn im Streifen verschieben</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard</source>
        <translation>Das jetzige Bild in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard (Ctrl+C)</source>
        <translation>Das jetzige Bild in die Zwischenablage legen (Strg+C)</translation>
    </message>
    <message>
        <source>PyTorch found no usable Apple graphics unit.</source>
        <translation>PyTorch hat keine brauchbare Apple-Grafikeinheit gefunden.</translation>
    </message>
    <message>
        <source>PyTorch found no usable NVIDIA card.</source>
        <translation>PyTorch hat keine brauchbare NVIDIA-Karte gefunden.</translation>
    </message>
    <message>
        <source>PyTorch is not installed.</source>
        <translation>PyTorch ist nicht installiert.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>R records what you see, S keeps a picture, Space holds it. F1 shows every key.</source>
        <translation>R nimmt auf, was zu sehen ist, S hebt ein Bild auf, die Leertaste hält es an. F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>Reading the style</source>
        <translation>Stil wird gelesen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Record the picture as a video</source>
        <translation>Das Bild als Video aufnehmen</translation>
    </message>
    <message>
        <source>Record the picture as a video in your Videos folder (R)</source>
        <translation>Das Bild als Video in den Videos-Ordner aufnehmen (R)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed the style “{0}”</source>
        <translation>Stil „{0}“ entfernt</translation>
    </message>
    <message>
        <source>Rename or delete the preset on show; load and save preset files</source>
        <translation>Das gezeigte Preset umbenennen oder löschen; Preset-Dateien laden und sichern</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Preset umbenennen</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>Stil umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Render this clip with this look</source>
        <translation>Diesen Ausschnitt so rendern</translation>
    </message>
    <message>
        <source>Repaint all of them</source>
        <translation>Alle neu malen</translation>
    </message>
    <message>
        <source>Repaint files</source>
        <translation>Dateien neu malen</translation>
    </message>
    <message>
        <source>Repaint files…</source>
        <translation>Dateien neu malen…</translation>
    </message>
    <message>
        <source>Repaint many videos and pictures, one after the other</source>
        <translation>Viele Videos und Bilder nacheinander neu malen</translation>
    </message>
    <message>
        <source>Repaint the video from mark to mark, every frame of it, into a file (Ctrl+Shift+R)</source>
        <translation>Das Video von Marke zu Marke, Bild für Bild, in eine Datei neu malen (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Repaint the video, or what lies between its marks, every frame of it</source>
        <translation>Das Video, oder was zwischen seinen Marken liegt, Bild für Bild neu malen</translation>
    </message>
    <message>
        <source>Repaint this video with this look, every frame of it, however long that takes (Ctrl+Shift+R).
A recording has the frames that are painted in time. I and O mark where the clip begins and ends.</source>
        <translation>Dieses Video so neu malen, jedes Bild, wie lange das auch dauert (Strg+Umschalt+R).
Eine Aufnahme hat die Bilder, die rechtzeitig gemalt sind. I und O markieren, wo der Ausschnitt beginnt und endet.</translation>
    </message>
    <message>
        <source>Repainted {0} files</source>
        <translation>{0} Dateien neu gemalt</translation>
    </message>
    <message>
        <source>Repaints a camera, a video or a picture in the style of any image, while you watch.</source>
        <translation>Malt Kamera, Video oder Bild im Stil eines beliebigen Bildes neu, während man zusieht.</translation>
    </message>
    <message>
        <source>Reset sliders</source>
        <translation>Regler zurücksetzen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Results go to {0}. Click to choose another folder.</source>
        <translation>Ergebnisse kommen nach {0}. Klicken, um einen anderen Ordner zu wählen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Right click on a style</source>
        <translation>Rechtsklick auf Stil</translation>
    </message>
    <message>
        <source>Running on: {0}</source>
        <translation>Läuft auf: {0}</translation>
    </message>
    <message>
        <source>Save a preset file</source>
        <translation>Eine Preset-Datei sichern</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei sichern…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Preset sichern</translation>
    </message>
    <message>
        <source>Save preset…</source>
        <translation>Preset sichern…</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>Die Maske sichern</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} gesichert</translation>
    </message>
    <message>
        <source>Saved {0} when Pastiche was closed</source>
        <translation>{0} gesichert, als Pastiche geschlossen wurde</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Say with a brush where the style goes; the person or the background is painted only there.</source>
        <translation>Mit einem Pinsel bestimmen, wo der Stil hin soll; Person oder Hintergrund werden nur dort bemalt.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search for a style</source>
        <translation>Nach einem Stil suchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Shift + drag a slider</source>
        <translation>Umschalt + Regler ziehen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show log file</source>
        <translation>Protokolldatei zeigen</translation>
    </message>
    <message>
        <source>Show only styles with these words in their names or descriptions (Ctrl+F)</source>
        <translation>Nur Stile mit diesen Worten im Namen oder in der Beschreibung zeigen (Strg+F)</translation>
    </message>
    <message>
        <source>Show or hide “{0}”</source>
        <translation>„{0}“ zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Liste zeigen</translation>
    </message>
    <message>
        <source>Show the tips again</source>
        <translation>Tipps noch einmal zeigen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Small files, for sending</source>
        <translation>Kleine Dateien, zum Verschicken</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Something went wrong inside Pastiche; the log has the details.</source>
        <translation>In Pastiche ist etwas schiefgegangen; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Sound of recordings: {0}.
For cameras, streams and the demo; a video brings its own.</source>
        <translation>Ton der Aufnahmen: {0}.
Für Kameras, Streams und die Demo; ein Video bringt seinen eigenen mit.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Steadiness</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Stop recording (R)</source>
        <translation>Aufnahme beenden (R)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Stroke size</source>
        <translation>Strichgröße</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>Striche</translation>
    </message>
    <message>
        <source>Strokes stay strokes; about 10 Mbit/s at 720p</source>
        <translation>Striche bleiben Striche; etwa 10 Mbit/s bei 720p</translation>
    </message>
    <message>
        <source>Studied</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Studied styles (*{0})</source>
        <translation>Gelernte Stile (*{0})</translation>
    </message>
    <message>
        <source>Study it</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Study new styles by themselves</source>
        <translation>Neue Stile von selbst lernen</translation>
    </message>
    <message>
        <source>Study the style</source>
        <translation>Den Stil lernen</translation>
    </message>
    <message>
        <source>Study this style</source>
        <translation>Diesen Stil lernen</translation>
    </message>
    <message>
        <source>Study this style again</source>
        <translation>Diesen Stil noch einmal lernen</translation>
    </message>
    <message>
        <source>Studying a style failed in an unexpected way; the log has the details.</source>
        <translation>Beim Lernen eines Stils trat ein unerwarteter Fehler auf; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Take a picture as the mask: white is painted, black left out.</source>
        <translation>Ein Bild als Maske nehmen: Weiß wird bemalt, Schwarz ausgelassen.</translation>
    </message>
    <message>
        <source>Take back the last change of a slider or style</source>
        <translation>Die letzte Änderung eines Reglers oder Stils zurücknehmen</translation>
    </message>
    <message>
        <source>Take only light and dark from the style and leave the picture its own colours.</source>
        <translation>Vom Stil nur Hell und Dunkel nehmen und dem Bild seine eigenen Farben lassen.</translation>
    </message>
    <message>
        <source>Take out of the mix</source>
        <translation>Aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>Take up a look from a file</source>
        <translation>Einen Look aus einer Datei übernehmen</translation>
    </message>
    <message>
        <source>Take {0} out of the mix</source>
        <translation>{0} aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>TensorRT could not build the network: {0}</source>
        <translation>TensorRT konnte das Netz nicht vorbereiten: {0}</translation>
    </message>
    <message>
        <source>TensorRT is not installed.</source>
        <translation>TensorRT ist nicht installiert.</translation>
    </message>
    <message>
        <source>TensorRT is not installed; the extra “tensorrt” or “tensorrt-rtx” brings it.</source>
        <translation>TensorRT ist nicht installiert; das Extra „tensorrt“ oder „tensorrt-rtx“ bringt es mit.</translation>
    </message>
    <message>
        <source>TensorRT made a wrong engine: its picture is {0} dB from PyTorch's.</source>
        <translation>TensorRT hat das Netz falsch übersetzt: Sein Bild liegt bei {0} dB von dem von PyTorch.</translation>
    </message>
    <message>
        <source>The back end “cuda” cannot use the device “{0}”.</source>
        <translation>Das Backend „cuda“ kann das Gerät „{0}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>The back end “eager” runs on the CPU only, not on “{0}”; choose “cuda”.</source>
        <translation>Das Backend „eager“ läuft nur auf dem Prozessor, nicht auf „{0}“; dafür gibt es „cuda“.</translation>
    </message>
    <message>
        <source>The back end “mps” cannot use the device “{0}”.</source>
        <translation>Das Backend „mps“ kann das Gerät „{0}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>The back end “tensorrt” cannot use the device “{0}”.</source>
        <translation>Das Backend „tensorrt“ kann das Gerät „{0}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>The back end “{0}” cannot run here: {1}</source>
        <translation>Das Backend „{0}“ kann hier nicht laufen: {1}</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”. A smaller working size is faster.</source>
        <translation>Der Engpass ist „{0}“. Eine kleinere Arbeitsgröße ist schneller.</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”; the working size does not change that.</source>
        <translation>Der Engpass ist „{0}“; die Arbeitsgröße ändert daran nichts.</translation>
    </message>
    <message>
        <source>The browser gave only a link. Save the picture first, or copy it and paste it here.</source>
        <translation>Der Browser gab nur einen Link. Erst das Bild speichern, oder es kopieren und hier einfügen.</translation>
    </message>
    <message>
        <source>The brush: strokes, edges and how paint is laid down.</source>
        <translation>Der Pinsel: Striche, Kanten und der Farbauftrag.</translation>
    </message>
    <message>
        <source>The camera does not let go; it may need to be unplugged.</source>
        <translation>Die Kamera lässt nicht los; vielleicht muss sie abgesteckt werden.</translation>
    </message>
    <message>
        <source>The camera does not let go; the program that acts as it may need to be closed.</source>
        <translation>Die Kamera lässt nicht los; vielleicht muss das Programm geschlossen werden, das sie darstellt.</translation>
    </message>
    <message>
        <source>The camera failed in an unexpected way; the log has the details.</source>
        <translation>Die Kamera ist unerwartet ausgefallen; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>The card {0} (compute capability {1}.{2}) is too old for {3}.</source>
        <translation>Die Karte {0} (Compute Capability {1}.{2}) ist zu alt für {3}.</translation>
    </message>
    <message>
        <source>The clip begins here (I); again: no mark</source>
        <translation>Der Ausschnitt beginnt hier (I); noch einmal: keine Marke</translation>
    </message>
    <message>
        <source>The clip ends here (O); again: no mark</source>
        <translation>Der Ausschnitt endet hier (O); noch einmal: keine Marke</translation>
    </message>
    <message>
        <source>The demo scene does not let go yet; it ends by itself.</source>
        <translation>Die Demoszene lässt noch nicht los; sie endet von selbst.</translation>
    </message>
    <message>
        <source>The demo scene needs a frame rate above 0, not {0}.</source>
        <translation>Die Demoszene braucht eine Bildrate über 0, nicht {0}.</translation>
    </message>
    <message>
        <source>The demo scene needs {0} pixels each way, not {1} x {2}.</source>
        <translation>Die Demoszene braucht {0} Pixel je Seite, nicht {1} x {2}.</translation>
    </message>
    <message>
        <source>The disk is filling up: {0} free{1}.</source>
        <translation>Der Datenträger füllt sich: {0} frei{1}.</translation>
    </message>
    <message>
        <source>The disk is nearly full ({0} free), so the recording {1} was ended; it is complete up to there.</source>
        <translation>Der Datenträger ist fast voll ({0} frei), daher wurde die Aufnahme {1} beendet; bis dahin ist sie vollständig.</translation>
    </message>
    <message>
        <source>The file could not be finished properly: {0}.</source>
        <translation>Die Datei ließ sich nicht ordentlich abschließen: {0}.</translation>
    </message>
    <message>
        <source>The file does not let go; the disk it lies on may not answer.</source>
        <translation>Die Datei lässt nicht los; vielleicht antwortet der Datenträger nicht, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>The film is interlaced; its fields are made whole pictures (bwdif).</source>
        <translation>Der Film besteht aus Halbbildern; daraus werden ganze Bilder gemacht (bwdif).</translation>
    </message>
    <message>
        <source>The film is {0} x {1} pixels, one more than the picture ({2} x {3}), for what plays everywhere has even sides.</source>
        <translation>Der Film hat {0} x {1} Pixel, eins mehr als das Bild ({2} x {3}), denn was überall läuft, hat gerade Seiten.</translation>
    </message>
    <message>
        <source>The film says that its pixels are {0} times as wide as high; they are taken for square.</source>
        <translation>Der Film gibt an, seine Pixel seien {0}-mal so breit wie hoch; sie werden für quadratisch genommen.</translation>
    </message>
    <message>
        <source>The fine network is too slow for this here: the fast one paints.</source>
        <translation>Das feine Netz ist hierfür auf diesem Rechner zu langsam: Das schnelle malt.</translation>
    </message>
    <message>
        <source>The fine network keeps up here, and paints from now on.</source>
        <translation>Das feine Netz hält hier mit und malt von jetzt an.</translation>
    </message>
    <message>
        <source>The fine network paints with real strokes and needs four to five times the time for a frame.
Automatic takes it for pictures, and for what moves where it keeps up.</source>
        <translation>Das feine Netz malt mit richtigen Pinselstrichen und braucht je Bild vier- bis fünfmal so lange.
Automatisch nimmt es für Bilder, und für Bewegtes, wo es mithält.</translation>
    </message>
    <message>
        <source>The finest marks: grain, hatching, dots, the weave of a canvas.</source>
        <translation>Die feinsten Spuren: Korn, Schraffur, Punkte, das Gewebe der Leinwand.</translation>
    </message>
    <message>
        <source>The first of {0} videos plays here.</source>
        <translation>Das erste von {0} Videos spielt hier.</translation>
    </message>
    <message>
        <source>The forms in between: swirls, facets, cut-out pieces.</source>
        <translation>Die Formen dazwischen: Wirbel, Facetten, Ausgeschnittenes.</translation>
    </message>
    <message>
        <source>The installed torch (CUDA {0}) does not get along with the driver.</source>
        <translation>Das installierte torch (CUDA {0}) verträgt sich nicht mit dem Treiber.</translation>
    </message>
    <message>
        <source>The installed torch is a build without CUDA.</source>
        <translation>Das installierte torch ist ohne CUDA gebaut.</translation>
    </message>
    <message>
        <source>The large arrangement: big patches of colour and how they sit together.</source>
        <translation>Der große Aufbau: weite Farbflächen und wie sie zueinander stehen.</translation>
    </message>
    <message>
        <source>The live picture in the chosen style</source>
        <translation>Das lebende Bild im gewählten Stil</translation>
    </message>
    <message>
        <source>The log file is {0}.</source>
        <translation>Die Protokolldatei ist {0}.</translation>
    </message>
    <message>
        <source>The memory sink is not open.</source>
        <translation>Das Ziel im Speicher ist nicht offen.</translation>
    </message>
    <message>
        <source>The microphone stays while a recording runs.</source>
        <translation>Das Mikrofon bleibt, solange eine Aufnahme läuft.</translation>
    </message>
    <message>
        <source>The network has been closed.</source>
        <translation>Das Netz ist geschlossen worden.</translation>
    </message>
    <message>
        <source>The network is not ready yet.</source>
        <translation>Das Netz ist noch nicht bereit.</translation>
    </message>
    <message>
        <source>The painting takes on the colours of the style.</source>
        <translation>Das Gemälde nimmt die Farben des Stils an.</translation>
    </message>
    <message>
        <source>The people in the picture; what is behind them stays as it was.</source>
        <translation>Die Menschen im Bild; was hinter ihnen ist, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>The picture alone, without a cursor; Escape goes back</source>
        <translation>Nur das Bild, ohne Mauszeiger; Escape führt zurück</translation>
    </message>
    <message>
        <source>The picture is paused</source>
        <translation>Das Bild ist angehalten</translation>
    </message>
    <message>
        <source>The picture without the style, while the key is held</source>
        <translation>Das Bild ohne den Stil, solange die Taste gehalten wird</translation>
    </message>
    <message>
        <source>The pictures of {0} are of a kind that is not known here, or encrypted.</source>
        <translation>Die Bilder von {0} sind von einer Art, die hier nicht bekannt ist, oder verschlüsselt.</translation>
    </message>
    <message>
        <source>The place where the picture was taken is left out.</source>
        <translation>Der Ort, an dem das Bild aufgenommen wurde, wird weggelassen.</translation>
    </message>
    <message>
        <source>The present look</source>
        <translation>Der jetzige Look</translation>
    </message>
    <message>
        <source>The preset needs the style “{0}”, which is not here{1}.</source>
        <translation>Das Preset braucht den Stil „{0}“, den es hier nicht gibt{1}.</translation>
    </message>
    <message>
        <source>The preset {0} is damaged: {1} cannot be {2}.</source>
        <translation>Das Preset {0} ist beschädigt: {1} kann nicht {2} sein.</translation>
    </message>
    <message>
        <source>The processor encodes this recording, not the graphics card ({0}).</source>
        <translation>Der Prozessor kodiert diese Aufnahme, nicht die Grafikkarte ({0}).</translation>
    </message>
    <message>
        <source>The recording does not have all that {0} has: {1}.</source>
        <translation>Die Aufnahme hat nicht alles, was {0} hat: {1}.</translation>
    </message>
    <message>
        <source>The recording {0} is not open.</source>
        <translation>Die Aufnahme {0} ist nicht offen.</translation>
    </message>
    <message>
        <source>The self-test gave a picture of the shape {0} instead of {1}.</source>
        <translation>Der Selbsttest ergab ein Bild der Form {0} statt {1}.</translation>
    </message>
    <message>
        <source>The self-test gave a wrong picture ({0} dB from what it should be).</source>
        <translation>Der Selbsttest ergab ein falsches Bild ({0} dB von dem, was es sein soll).</translation>
    </message>
    <message>
        <source>The session is closed.</source>
        <translation>Die Sitzung ist geschlossen.</translation>
    </message>
    <message>
        <source>The sliders act on the very next frame. Hold B to see the picture without the style, press C to compare.</source>
        <translation>Die Regler wirken schon auf das nächste Bild. B halten zeigt das Bild ohne den Stil, C vergleicht.</translation>
    </message>
    <message>
        <source>The small network that finds people and distances in the picture</source>
        <translation>Das kleine Netz, das Menschen und Entfernungen im Bild findet</translation>
    </message>
    <message>
        <source>The sound of {0} cannot be read.</source>
        <translation>Der Ton von {0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The sound of {0} changes its kind and ends after {1} s.</source>
        <translation>Der Ton von {0} wechselt seine Art und endet nach {1} s.</translation>
    </message>
    <message>
        <source>The source changed before the recording began. Record again.</source>
        <translation>Die Quelle wechselte, bevor die Aufnahme begann. Bitte noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>The source could not be closed properly: {0}.</source>
        <translation>Die Quelle ließ sich nicht ordentlich schließen: {0}.</translation>
    </message>
    <message>
        <source>The source did not open within {0} seconds.</source>
        <translation>Die Quelle hat sich nicht innerhalb von {0} Sekunden geöffnet.</translation>
    </message>
    <message>
        <source>The source does not let go yet; it ends by itself.</source>
        <translation>Die Quelle lässt noch nicht los; sie endet von selbst.</translation>
    </message>
    <message>
        <source>The source failed in an unexpected way; the log has the details.</source>
        <translation>Die Quelle ist unerwartet ausgefallen; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>The source failed.</source>
        <translation>Die Quelle ist ausgefallen.</translation>
    </message>
    <message>
        <source>The stream does not let go yet; it ends once the network answers or is given up.</source>
        <translation>Der Stream lässt noch nicht los; er endet, sobald das Netz antwortet oder nicht länger darauf gewartet wird.</translation>
    </message>
    <message>
        <source>The stream has ended. Press Space to open it again.</source>
        <translation>Der Stream ist zu Ende. Leertaste öffnet ihn wieder.</translation>
    </message>
    <message>
        <source>The study of the style ended early: {0} What it has learned so far stays in use.</source>
        <translation>Das Lernen des Stils endete vorzeitig: {0} Was bis dahin gelernt wurde, wird weiter verwendet.</translation>
    </message>
    <message>
        <source>The style “{0}” cannot be read: {1}</source>
        <translation>Der Stil „{0}“ lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>The style “{0}” has not been studied: there is nothing to export but its picture.</source>
        <translation>Der Stil „{0}“ wurde nicht gelernt: Außer seinem Bild gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>The text of the mask is no picture.</source>
        <translation>Der Text der Maske ist kein Bild.</translation>
    </message>
    <message>
        <source>The transparency of the film cannot be read here, for PyAV is built without {0}.</source>
        <translation>Die Transparenz des Films kann hier nicht gelesen werden, denn PyAV enthält {0} nicht.</translation>
    </message>
    <message>
        <source>The video has ended. Press Space to play it again.</source>
        <translation>Das Video ist zu Ende. Die Leertaste spielt es noch einmal.</translation>
    </message>
    <message>
        <source>The virtual camera failed and was switched off; the log has the details.</source>
        <translation>Die virtuelle Kamera ist ausgefallen und wurde abgeschaltet; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>The virtual camera needs a driver that could not be opened: OBS Studio brings one on Windows and macOS, the package v4l2loopback on Linux ({0}).</source>
        <translation>Die virtuelle Kamera braucht einen Treiber, der sich nicht öffnen ließ: OBS Studio bringt ihn unter Windows und macOS mit, das Paket v4l2loopback unter Linux ({0}).</translation>
    </message>
    <message>
        <source>The virtual camera needs a package more: pip install pyvirtualcam.</source>
        <translation>Für die virtuelle Kamera fehlt ein Paket: pip install pyvirtualcam.</translation>
    </message>
    <message>
        <source>The weights of the network were trained on pictures that are licensed for non-commercial research only: use them, and what you make with them, for non-commercial purposes.</source>
        <translation>Die Gewichte des Netzes wurden mit Bildern trainiert, die nur für nichtkommerzielle Forschung lizenziert sind: sie und was damit entsteht nur nichtkommerziell verwenden.</translation>
    </message>
    <message>
        <source>The whole picture.</source>
        <translation>Das ganze Bild.</translation>
    </message>
    <message>
        <source>The {0} bits of a channel are painted and written as 8.</source>
        <translation>Die {0} Bit eines Kanals werden als 8 gemalt und geschrieben.</translation>
    </message>
    <message>
        <source>There can be no folder {0}: {1}.</source>
        <translation>Den Ordner {0} kann es nicht geben: {1}.</translation>
    </message>
    <message>
        <source>There is a preset “{0}” already.</source>
        <translation>Es gibt schon ein Preset „{0}“.</translation>
    </message>
    <message>
        <source>There is no NVIDIA card “{0}”; PyTorch sees {1}.</source>
        <translation>Es gibt keine NVIDIA-Karte „{0}“; PyTorch sieht {1}.</translation>
    </message>
    <message>
        <source>There is no camera {0}; found: {1}.</source>
        <translation>Es gibt keine Kamera {0}; gefunden: {1}.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no format {0}; there are {1}.</source>
        <translation>Es gibt kein Format {0}; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no frame in {0}.</source>
        <translation>In {0} ist kein Bild.</translation>
    </message>
    <message>
        <source>There is no frame to go to: the session is {0}.</source>
        <translation>Es gibt kein Bild, zu dem zu gehen wäre: Die Sitzung ist im Zustand „{0}“.</translation>
    </message>
    <message>
        <source>There is no frame to learn on in what was given.</source>
        <translation>In dem, was angegeben wurde, ist kein Bild, an dem sich lernen lässt.</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>There is no picture and no video in “{0}”.</source>
        <translation>In „{0}“ liegt weder ein Bild noch ein Video.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>There is no picture to copy yet.</source>
        <translation>Es gibt noch kein Bild zum Kopieren.</translation>
    </message>
    <message>
        <source>There is no picture to keep yet.</source>
        <translation>Es gibt noch kein Bild zum Aufheben.</translation>
    </message>
    <message>
        <source>There is no place to go to: the session is {0}.</source>
        <translation>Es gibt keine Stelle, zu der zu gehen wäre: Die Sitzung ist im Zustand „{0}“.</translation>
    </message>
    <message>
        <source>There is no preset file {0}.</source>
        <translation>Es gibt keine Preset-Datei {0}.</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>Es gibt kein Preset „{0}“.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}.</source>
        <translation>Auf dem Datenträger ist kein Platz mehr für {0}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}; what was recorded until then is kept.</source>
        <translation>Auf dem Datenträger ist kein Platz mehr für {0}; was bis dahin aufgenommen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no room to study a style in {0}: {1}.</source>
        <translation>In {0} ist kein Platz, um einen Stil zu lernen: {1}.</translation>
    </message>
    <message>
        <source>There is no style “{0}”: {1}.</source>
        <translation>Es gibt keinen Stil „{0}“: {1}.</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>Es gibt noch nichts aufzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to record: no source is running.</source>
        <translation>Es gibt nichts aufzunehmen: Keine Quelle läuft.</translation>
    </message>
    <message>
        <source>There is too little room on the disk for {0}: {1} free, {2} needed.</source>
        <translation>Auf dem Datenträger ist zu wenig Platz für {0}: {1} frei, {2} nötig.</translation>
    </message>
    <message>
        <source>This PyTorch was built without CUDA.</source>
        <translation>Dieses PyTorch ist ohne CUDA gebaut.</translation>
    </message>
    <message>
        <source>This Torch-TensorRT has no setting named {0}.</source>
        <translation>Dieses Torch-TensorRT kennt keine Einstellung namens {0}.</translation>
    </message>
    <message>
        <source>This computer starts no more threads for Pastiche: close other programs and try again.</source>
        <translation>Dieser Rechner startet keine weiteren Threads für Pastiche: andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This is no Apple computer with a graphics unit of its own.</source>
        <translation>Dies ist kein Apple-Rechner mit eigener Grafikeinheit.</translation>
    </message>
    <message>
        <source>This source has no other place to go to.</source>
        <translation>Diese Quelle hat keine andere Stelle, zu der zu gehen wäre.</translation>
    </message>
    <message>
        <source>Tip {0} of {1}</source>
        <translation>Tipp {0} von {1}</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>Try what works here and copy the findings, for a report of a defect. Nothing private is in them.</source>
        <translation>Ausprobieren, was hier geht, und die Befunde für einen Fehlerbericht kopieren. Nichts Privates ist darin.</translation>
    </message>
    <message>
        <source>Trying every back end…</source>
        <translation>Jedes Backend wird ausprobiert…</translation>
    </message>
    <message>
        <source>Type a value, or use the arrow keys (with Shift in fine steps).</source>
        <translation>Einen Wert eintippen oder die Pfeiltasten nehmen (mit Umschalt in feinen Schritten).</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use pictures of your own as styles</source>
        <translation>Eigene Bilder als Stile verwenden</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as a style</source>
        <translation>Das Bild in der Zwischenablage als Stil verwenden</translation>
    </message>
    <message>
        <source>Videos are written as {0}, not as {1}.</source>
        <translation>Videos werden als {0} geschrieben, nicht als {1}.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for the source to come back</source>
        <translation>Warten, bis die Quelle wiederkommt</translation>
    </message>
    <message>
        <source>Waiting for workers</source>
        <translation>Wartet auf Helfer</translation>
    </message>
    <message>
        <source>Waiting for {0}</source>
        <translation>Wartet auf {0}</translation>
    </message>
    <message>
        <source>Waiting for {0}…</source>
        <translation>Warten auf {0}…</translation>
    </message>
    <message>
        <source>What computes the picture. By itself it is the first that passes its test.</source>
        <translation>Was das Bild berechnet. Von selbst ist es das erste, das seine Prüfung besteht.</translation>
    </message>
    <message>
        <source>What is painted: a camera, a video, a picture, a stream or the demo scene.
A video dropped on the window plays here; a picture dropped on it becomes a style.</source>
        <translation>Was gemalt wird: eine Kamera, ein Video, ein Bild, ein Stream oder die Demoszene.
Ein Video auf dem Fenster abgelegt wird hier gespielt, ein Bild wird zum Stil.</translation>
    </message>
    <message>
        <source>What is rendered of the video begins at this frame</source>
        <translation>Was von dem Video gerendert wird, beginnt mit diesem Bild</translation>
    </message>
    <message>
        <source>What is rendered of the video ends with this frame</source>
        <translation>Was von dem Video gerendert wird, endet mit diesem Bild</translation>
    </message>
    <message>
        <source>What is transparent lies on white, for {0} files cannot be transparent.</source>
        <translation>Was durchsichtig ist, liegt auf Weiß, denn Dateien mit {0} können nicht durchsichtig sein.</translation>
    </message>
    <message>
        <source>What the files added from now on are painted in</source>
        <translation>Worin von jetzt an hinzugefügte Dateien gemalt werden</translation>
    </message>
    <message>
        <source>What the network is computed in: fewer bits are quicker and a little less exact.</source>
        <translation>Worin das Netz gerechnet wird: weniger Bits sind schneller und etwas ungenauer.</translation>
    </message>
    <message>
        <source>What the network works at: smaller is faster and less sharp, automatic keeps it fluent.
The picture and the recording keep the size of the source.</source>
        <translation>Womit das Netz arbeitet: kleiner ist schneller und weniger scharf, automatisch bleibt es flüssig.
Bild und Aufnahme behalten die Größe der Quelle.</translation>
    </message>
    <message>
        <source>What this is, and which version</source>
        <translation>Was das hier ist und welche Version</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>Was zuerst zu tun ist</translation>
    </message>
    <message>
        <source>What was learned of the style cannot be used: {0}</source>
        <translation>Was von dem Stil gelernt wurde, ist nicht zu gebrauchen: {0}</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Whether the picture becomes a painting or stays a photograph.</source>
        <translation>Ob das Bild ein Gemälde wird oder ein Foto bleibt.</translation>
    </message>
    <message>
        <source>Which part of the picture is painted.</source>
        <translation>Welcher Teil des Bildes bemalt wird.</translation>
    </message>
    <message>
        <source>Whose colours the painting has.</source>
        <translation>Wessen Farben das Gemälde hat.</translation>
    </message>
    <message>
        <source>Will be studied when the one before it is done</source>
        <translation>Wird gelernt, sobald der davor fertig ist</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>Arbeitsgröße</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>Arbeitet mit</translation>
    </message>
    <message>
        <source>Writing failed in an unexpected way; the log has the details.</source>
        <translation>Das Schreiben ist unerwartet gescheitert; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>a painting</source>
        <translation>ein Gemälde</translation>
    </message>
    <message>
        <source>a photograph</source>
        <translation>ein Foto</translation>
    </message>
    <message>
        <source>and save to</source>
        <translation>und sichern nach</translation>
    </message>
    <message>
        <source>as the source</source>
        <translation>wie die Quelle</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>automatic, from 240 lines</source>
        <translation>automatisch, ab 240 Zeilen</translation>
    </message>
    <message>
        <source>automatic, from 720 lines</source>
        <translation>automatisch, ab 720 Zeilen</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>no microphone</source>
        <translation>kein Mikrofon</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>des Bildes</translation>
    </message>
    <message>
        <source>of the style</source>
        <translation>des Stils</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>wird geöffnet…</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>painted at {0} to keep up</source>
        <translation>mit {0} gemalt, um mitzukommen</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>picture's palette</source>
        <translation>Palette des Bildes</translation>
    </message>
    <message>
        <source>prepare</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>reconnecting…</source>
        <translation>verbindet neu…</translation>
    </message>
    <message>
        <source>sees: {0}</source>
        <translation>sieht mit: {0}</translation>
    </message>
    <message>
        <source>still picture</source>
        <translation>stehendes Bild</translation>
    </message>
    <message>
        <source>the background</source>
        <translation>den Hintergrund</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>die Person</translation>
    </message>
    <message>
        <source>{0}
Choose another source, or press Space to try again.</source>
        <translation>{0}
Eine andere Quelle wählen oder mit der Leertaste noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{0} The picture goes on as before.</source>
        <translation>{0} Das Bild läuft weiter wie zuvor.</translation>
    </message>
    <message>
        <source>{0} The precision is automatic again.</source>
        <translation>{0} Die Genauigkeit ist wieder automatisch.</translation>
    </message>
    <message>
        <source>{0} The recording has no sound.</source>
        <translation>{0} Die Aufnahme hat keinen Ton.</translation>
    </message>
    <message>
        <source>{0} Waiting for it to come back.</source>
        <translation>{0} Es wird auf ihre Rückkehr gewartet.</translation>
    </message>
    <message>
        <source>{0} came back with another picture size; start it again.</source>
        <translation>{0} kam mit anderer Bildgröße zurück; bitte neu starten.</translation>
    </message>
    <message>
        <source>{0} can only be played from the beginning.</source>
        <translation>{0} lässt sich nur von Anfang an abspielen.</translation>
    </message>
    <message>
        <source>{0} can only be watched as it comes.</source>
        <translation>{0} lässt sich nur so ansehen, wie es kommt.</translation>
    </message>
    <message>
        <source>{0} cannot be encoded: {1}.</source>
        <translation>{0} lässt sich nicht kodieren: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be heard: {1}.</source>
        <translation>{0} ist nicht zu hören: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be loaded: {1}.</source>
        <translation>{0} lässt sich nicht laden: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: is another program using it?</source>
        <translation>{0} lässt sich nicht öffnen: Benutzt es ein anderes Programm?</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: permission denied.</source>
        <translation>{0} darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded here: {1}.</source>
        <translation>{0} lässt sich hier nicht aufnehmen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: this user may not write there.</source>
        <translation>{0} lässt sich nicht schreiben: Dieser Benutzer darf dort nicht schreiben.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: it takes none of {1}.</source>
        <translation>{0} kann dieses Bild nicht kodieren: Es nimmt keines von {1}.</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: {1}.</source>
        <translation>{0} kann dieses Bild nicht kodieren: {1}.</translation>
    </message>
    <message>
        <source>{0} comes from a newer version of Pastiche: install that to import it.</source>
        <translation>{0} stammt von einer neueren Version von Pastiche: Zum Importieren wird diese gebraucht.</translation>
    </message>
    <message>
        <source>{0} could not compile the network: {1}</source>
        <translation>{0} konnte das Netz nicht übersetzen: {1}</translation>
    </message>
    <message>
        <source>{0} did not answer within {1} seconds.</source>
        <translation>{0} hat nicht innerhalb von {1} Sekunden geantwortet.</translation>
    </message>
    <message>
        <source>{0} did not open within {1} seconds: is another program using it?</source>
        <translation>{0} hat sich nicht innerhalb von {1} Sekunden geöffnet: Benutzt es ein anderes Programm?</translation>
    </message>
    <message>
        <source>{0} does not start on this card.</source>
        <translation>{0} startet auf dieser Karte nicht.</translation>
    </message>
    <message>
        <source>{0} dropped</source>
        <translation>{0} ausgelassen</translation>
    </message>
    <message>
        <source>{0} ends before {1} s, where it was to begin.</source>
        <translation>{0} endet vor {1} s, wo es beginnen sollte.</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} gibt es schon.</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{0} failed: {1}.</source>
        <translation>{0} ist ausgefallen: {1}.</translation>
    </message>
    <message>
        <source>{0} files could not be repainted</source>
        <translation>{0} Dateien konnten nicht neu gemalt werden</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} Bilder/s</translation>
    </message>
    <message>
        <source>{0} frame missing</source>
        <translation>{0} Bild fehlt</translation>
    </message>
    <message>
        <source>{0} frames</source>
        <translation>{0} Bilder</translation>
    </message>
    <message>
        <source>{0} frames missing</source>
        <translation>{0} Bilder fehlen</translation>
    </message>
    <message>
        <source>{0} gave no answer when it was loaded.</source>
        <translation>{0} hat beim Laden nicht geantwortet.</translation>
    </message>
    <message>
        <source>{0} gave no frame for {1} seconds.</source>
        <translation>{0} hat {1} Sekunden lang kein Bild geliefert.</translation>
    </message>
    <message>
        <source>{0} gives no picture: is it unplugged or in use elsewhere?</source>
        <translation>{0} liefert kein Bild: Ist es abgesteckt oder anderswo in Gebrauch?</translation>
    </message>
    <message>
        <source>{0} gives no picture; waiting for it.</source>
        <translation>{0} liefert kein Bild; es wird darauf gewartet.</translation>
    </message>
    <message>
        <source>{0} has given no picture for {1} seconds.</source>
        <translation>{0} hat seit {1} Sekunden kein Bild geliefert.</translation>
    </message>
    <message>
        <source>{0} has no moving picture in it.</source>
        <translation>{0} enthält kein bewegtes Bild.</translation>
    </message>
    <message>
        <source>{0} has no picture that can be decoded.</source>
        <translation>{0} hat kein Bild, das sich dekodieren lässt.</translation>
    </message>
    <message>
        <source>{0} has no picture that the graphics card ({1}) can decode.</source>
        <translation>{0} hat kein Bild, das die Grafikkarte ({1}) dekodieren kann.</translation>
    </message>
    <message>
        <source>{0} is a damaged style file: import it from its source again.</source>
        <translation>{0} ist eine beschädigte Stildatei: bitte noch einmal von der Quelle importieren.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a video.</source>
        <translation>{0} ist ein Ordner, kein Video.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{0} is a pipe or a device, which can be read only once: make a file of it.</source>
        <translation>{0} ist eine Pipe oder ein Gerät, die man nur einmal lesen kann: bitte als Datei speichern.</translation>
    </message>
    <message>
        <source>{0} is a text, not a video.</source>
        <translation>{0} ist ein Text, kein Video.</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} ist wieder da</translation>
    </message>
    <message>
        <source>{0} is being rendered beside the picture.</source>
        <translation>{0} wird neben dem Bild gerendert.</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends after {1} of {2} s.</source>
        <translation>{0} ist abgeschnitten: Es endet nach {1} von {2} s.</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}).</source>
        <translation>{0} ist beschädigt ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short ({1}).</source>
        <translation>{0} ist beschädigt oder abgeschnitten ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged: there is no picture after {1} s.</source>
        <translation>{0} ist beschädigt: Nach {1} s kommt kein Bild mehr.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is encrypted; only the player that it was made for has the key.</source>
        <translation>{0} ist verschlüsselt; den Schlüssel hat nur der Player, für den es gemacht ist.</translation>
    </message>
    <message>
        <source>{0} is for animated pictures, which the recorder does not make.</source>
        <translation>{0} ist für bewegte Bilder, die diese Aufnahme nicht macht.</translation>
    </message>
    <message>
        <source>{0} is gone; what is recorded from here on has no sound.</source>
        <translation>{0} ist weg; was von hier an aufgenommen wird, hat keinen Ton.</translation>
    </message>
    <message>
        <source>{0} is no preset of Pastiche.</source>
        <translation>{0} ist kein Preset von Pastiche.</translation>
    </message>
    <message>
        <source>{0} is no preset: it is not readable as JSON.</source>
        <translation>{0} ist kein Preset: Es ist nicht als JSON lesbar.</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche, or a damaged one.</source>
        <translation>{0} ist keine Stildatei von Pastiche oder eine beschädigte.</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche.</source>
        <translation>{0} ist keine Stildatei von Pastiche.</translation>
    </message>
    <message>
        <source>{0} is not a picture in a format that can be read.</source>
        <translation>{0} ist kein Bild in einem lesbaren Format.</translation>
    </message>
    <message>
        <source>{0} is not a video that can be read, or it is damaged.</source>
        <translation>{0} ist kein lesbares Video, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is not an address that can be read (rtsp, http, https, udp and the like are).</source>
        <translation>{0} ist keine lesbare Adresse (rtsp, http, https, udp und dergleichen sind es).</translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <translation>{0} ist nicht offen.</translation>
    </message>
    <message>
        <source>{0} is of a kind that is not read here ({1}); save it as PNG or JPEG.</source>
        <translation>{0} ist von einer Art, die hier nicht gelesen wird ({1}); als PNG oder JPEG gespeichert geht es.</translation>
    </message>
    <message>
        <source>{0} is the fastest here and is used from now on.</source>
        <translation>{0} ist hier am schnellsten und wird von jetzt an verwendet.</translation>
    </message>
    <message>
        <source>{0} is the file being read; record to another name.</source>
        <translation>{0} ist die Datei, die gerade gelesen wird; bitte einen anderen Namen nehmen.</translation>
    </message>
    <message>
        <source>{0} is too large for a preset.</source>
        <translation>{0} ist zu groß für ein Preset.</translation>
    </message>
    <message>
        <source>{0} is too large for a style file.</source>
        <translation>{0} ist zu groß für eine Stildatei.</translation>
    </message>
    <message>
        <source>{0} is too large for a style image ({1} MB).</source>
        <translation>{0} ist zu groß für ein Stilbild ({1} MB).</translation>
    </message>
    <message>
        <source>{0} is too large for the memory of this computer.</source>
        <translation>{0} ist zu groß für den Speicher dieses Rechners.</translation>
    </message>
    <message>
        <source>{0} is too large: {1} x {2} pixels, and {3} million are the limit.</source>
        <translation>{0} ist zu groß: {1} x {2} Pixel, und {3} Millionen sind die Grenze.</translation>
    </message>
    <message>
        <source>{0} is too small for a style image: {1} x {2} pixels, and {3} each way are needed.</source>
        <translation>{0} ist zu klein für ein Stilbild: {1} x {2} Pixel, und {3} je Seite sind nötig.</translation>
    </message>
    <message>
        <source>{0} lacks {1} % of the frames: they come faster than they can be painted here.</source>
        <translation>{0} fehlen {1} % der Bilder: Sie kommen schneller, als sie hier gemalt werden können.</translation>
    </message>
    <message>
        <source>{0} may not be read by this user (on most systems the group 'video' may).</source>
        <translation>{0} darf dieser Benutzer nicht lesen (auf den meisten Systemen darf es die Gruppe „video“).</translation>
    </message>
    <message>
        <source>{0} missing in the recording</source>
        <translation>{0} fehlen in der Aufnahme</translation>
    </message>
    <message>
        <source>{0} ms delay</source>
        <translation>{0} ms Verzögerung</translation>
    </message>
    <message>
        <source>{0} of {1} finished</source>
        <translation>{0} von {1} fertig</translation>
    </message>
    <message>
        <source>{0} offers {1}, not “{2}”.</source>
        <translation>{0} bietet {1}, nicht „{2}“.</translation>
    </message>
    <message>
        <source>{0} repeats its last picture.</source>
        <translation>{0} wiederholt nur noch das letzte Bild.</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} was made by a newer Pastiche (version {1} of the format).</source>
        <translation>{0} stammt von einem neueren Pastiche (Version {1} des Formats).</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}, noch {1}</translation>
    </message>
    <message>
        <source>{} failed in an unexpected way; the log has the details.</source>
        <translation>Unerwarteter Fehler bei: {}. Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>“{0}” can be studied: within minutes it becomes a painting.</source>
        <translation>„{0}“ kann gelernt werden: In wenigen Minuten wird daraus ein Gemälde.</translation>
    </message>
    <message>
        <source>“{0}” comes with Pastiche and stays as it is: choose another name.</source>
        <translation>„{0}“ gehört zu Pastiche und bleibt, wie es ist: bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and cannot be removed.</source>
        <translation>„{0}“ gehört zum Programm und lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and keeps its name.</source>
        <translation>„{0}“ gehört zum Programm und behält seinen Namen.</translation>
    </message>
    <message>
        <source>“{0}” has been studied</source>
        <translation>„{0}“ ist gelernt</translation>
    </message>
    <message>
        <source>“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.</source>
        <translation>„{0}“ enthält {1} Bilder, und höchstens {2} werden auf einmal zu Stilen: bitte einige davon wählen.</translation>
    </message>
    <message>
        <source>“{0}” is being studied: within minutes it becomes a painting.</source>
        <translation>„{0}“ wird gelernt: In wenigen Minuten wird daraus ein Gemälde.</translation>
    </message>
    <message>
        <source>“{0}” was studied for another network: its picture is here, and can be studied again.</source>
        <translation>„{0}“ wurde für ein anderes Netz gelernt: Sein Bild ist da und kann noch einmal gelernt werden.</translation>
    </message>
</context>
</TS>
