<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>Pastiche</name>
    <message>
        <source> Go on</source>
        <translation> 继续</translation>
    </message>
    <message>
        <source> Pause</source>
        <translation> 暂停</translation>
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
        <translation>摄像头用编号指定，如“camera:1”，而不是 {0}。</translation>
    </message>
    <message>
        <source>A frame came before there was anything to paint it with.</source>
        <translation>在准备好绘制之前就收到了画面。</translation>
    </message>
    <message>
        <source>A graphics card decodes videos opened and files added from now on, which leaves the processor to the
picture. A video that no card decodes is refused.</source>
        <translation>从现在起打开的视频和添加的文件由显卡解码，把处理器留给画面。
没有显卡能解码的视频会被拒绝。</translation>
    </message>
    <message>
        <source>A mix holds at most {0} styles: take one out first.</source>
        <translation>一次最多混合 {0} 种风格：请先移除一种。</translation>
    </message>
    <message>
        <source>A photograph in the colour, the light and the season of the style, with nothing of its texture. Keeping the picture's colours or palette both leave it the light of the style alone.</source>
        <translation>一张照片，带有风格的色彩、光线和季节感，而没有它的纹理。保留图像的颜色或调色板时，两者都只采用风格的光线。</translation>
    </message>
    <message>
        <source>A picture that stands still is not recorded; the recording goes on with it.</source>
        <translation>静止的画面不会被录制；画面继续时录制也继续。</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>预设需要一个名称。</translation>
    </message>
    <message>
        <source>A recording goes straight on.</source>
        <translation>录制不能跳跃。</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going frame by frame.</source>
        <translation>录制是连续进行的：请先停止录制，再逐帧查看。</translation>
    </message>
    <message>
        <source>A recording goes straight on: stop it before going to another place.</source>
        <translation>录制是连续进行的：请先停止录制，再跳转到其他位置。</translation>
    </message>
    <message>
        <source>A recording is still being written; its file is not finished yet.</source>
        <translation>录制仍在写入；文件尚未完成。</translation>
    </message>
    <message>
        <source>A source is in use already: the session is {0}.</source>
        <translation>已有来源在使用中：会话状态为 {0}。</translation>
    </message>
    <message>
        <source>A style that has been studied becomes a painting: its strokes are learned on this computer.</source>
        <translation>学习过的风格会成为绘画：它的笔触在本机上学习。</translation>
    </message>
    <message>
        <source>A task in the background cannot be interrupted; it ends by itself.</source>
        <translation>后台任务无法中断；它会自行结束。</translation>
    </message>
    <message>
        <source>A tour needs at least two styles.</source>
        <translation>巡游至少需要两种风格。</translation>
    </message>
    <message>
        <source>About Pastiche</source>
        <translation>关于 Pastiche</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add pictures as styles.
Or drop them anywhere on the window, or paste one (Ctrl+V).</source>
        <translation>将图片添加为风格。
也可以拖放到窗口任意位置，或粘贴（Ctrl+V）。</translation>
    </message>
    <message>
        <source>Add styles</source>
        <translation>添加风格</translation>
    </message>
    <message>
        <source>Add styles…</source>
        <translation>添加风格…</translation>
    </message>
    <message>
        <source>Address of the stream (rtsp://, http://, …)</source>
        <translation>流媒体地址（rtsp://、http:// …）</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>All but the people, who stay as they were.</source>
        <translation>除人物以外的一切；人物保持原样。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All of the picture</source>
        <translation>整幅画面</translation>
    </message>
    <message>
        <source>Another style every</source>
        <translation>切换风格间隔</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Back end</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Back to where it began</source>
        <translation>恢复初始值</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Before above, after below</source>
        <translation>上方为处理前，下方为处理后</translation>
    </message>
    <message>
        <source>Before and after as two pictures</source>
        <translation>将前后显示为两幅画面</translation>
    </message>
    <message>
        <source>Before and after, with a divider to drag</source>
        <translation>前后对比，可拖动分隔线</translation>
    </message>
    <message>
        <source>Begin anew at the end</source>
        <translation>播完后从头开始</translation>
    </message>
    <message>
        <source>Being studied: getting ready</source>
        <translation>正在学习：准备中</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about a minute left</source>
        <translation>正在学习：{0} %，约剩一分钟</translation>
    </message>
    <message>
        <source>Being studied: {0} %, about {1} minutes left</source>
        <translation>正在学习：{0} %，约剩 {1} 分钟</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>浓烈</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Building the network was cancelled.</source>
        <translation>网络的构建已取消。</translation>
    </message>
    <message>
        <source>Calling the workers together</source>
        <translation>正在召集工作进程</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>摄像头 {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the study</source>
        <translation>取消学习</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cannot delete the preset “{0}”: {1}.</source>
        <translation>无法删除预设“{0}”：{1}。</translation>
    </message>
    <message>
        <source>Cannot keep the crop of the style “{0}”: {1}.</source>
        <translation>无法保存风格“{0}”的裁剪：{1}。</translation>
    </message>
    <message>
        <source>Cannot keep the style “{0}” in {1}: {2}.</source>
        <translation>无法将风格“{0}”保存到 {1}：{2}。</translation>
    </message>
    <message>
        <source>Cannot keep what is studied in {0}: {1}.</source>
        <translation>无法在 {0} 中保存正在学习的内容：{1}。</translation>
    </message>
    <message>
        <source>Cannot keep what was studied in {0}: {1}.</source>
        <translation>无法在 {0} 中保存学到的内容：{1}。</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot remove the style “{0}”: {1}.</source>
        <translation>无法移除风格“{0}”：{1}。</translation>
    </message>
    <message>
        <source>Cannot remove {0}: {1}.</source>
        <translation>无法移除 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot rename the style “{0}”: {1}.</source>
        <translation>无法重命名风格“{0}”：{1}。</translation>
    </message>
    <message>
        <source>Cannot write the preset {0}: {1}.</source>
        <translation>无法写入预设 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Click or drag to go there; the arrow keys go {0} seconds on or back</source>
        <translation>点击或拖动即可跳转；方向键前进或后退 {0} 秒</translation>
    </message>
    <message>
        <source>Clip begins here</source>
        <translation>片段从这里开始</translation>
    </message>
    <message>
        <source>Clip ends here</source>
        <translation>片段到这里结束</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours of a wide gamut are brought into that of common screens (BT.709).</source>
        <translation>广色域的颜色会转换到普通屏幕的色域 （BT.709）。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare above and below</source>
        <translation>上下对比</translation>
    </message>
    <message>
        <source>Compiling the network for this machine</source>
        <translation>正在为本机编译网络</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>构图</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>已复制画面</translation>
    </message>
    <message>
        <source>Copied. Paste it into your report.</source>
        <translation>已复制，请粘贴到报告中。</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制画面</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制画面</translation>
    </message>
    <message>
        <source>Crop and stroke size of “{0}”</source>
        <translation>“{0}”的裁剪与笔触大小</translation>
    </message>
    <message>
        <source>Crop and stroke size…</source>
        <translation>裁剪与笔触大小…</translation>
    </message>
    <message>
        <source>Crop, rename, remove</source>
        <translation>裁剪、重命名、移除</translation>
    </message>
    <message>
        <source>Ctrl + click on a style</source>
        <translation>Ctrl + 点击风格</translation>
    </message>
    <message>
        <source>Decode videos on the graphics card</source>
        <translation>用显卡解码视频</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted the preset “{0}”</source>
        <translation>已删除预设“{0}”</translation>
    </message>
    <message>
        <source>Demo scene</source>
        <translation>演示场景</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>恢复刚撤销的操作</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Double click a slider</source>
        <translation>双击滑块</translation>
    </message>
    <message>
        <source>Double-click puts it back to {0} %; Shift moves it in fine steps.</source>
        <translation>双击恢复为 {0} %；按住 Shift 可微调。</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Drag a style</source>
        <translation>拖动风格</translation>
    </message>
    <message>
        <source>Drag on the picture to leave it as it was. Escape ends.</source>
        <translation>在画面上拖动，使其保持原样。按 Escape 结束。</translation>
    </message>
    <message>
        <source>Drag on the picture to paint it; the right button or Alt erases. Escape ends.</source>
        <translation>在画面上拖动即可绘制；右键或 Alt 擦除。按 Escape 结束。</translation>
    </message>
    <message>
        <source>Drag the rectangle, its edges or its corners; double-click for the whole picture.
The arrow keys move it, with Shift they resize it.</source>
        <translation>拖动矩形、边或角；双击选取整幅图片。
方向键移动，按住 Shift 调整大小。</translation>
    </message>
    <message>
        <source>Drag with a brush</source>
        <translation>用画笔拖动</translation>
    </message>
    <message>
        <source>Drop a video here to play it, or choose a source above.</source>
        <translation>将视频拖放到这里播放，或在上方选择来源。</translation>
    </message>
    <message>
        <source>Drop any picture onto the window and it becomes a style; drop a video and it plays here. Styles are in the strip below.</source>
        <translation>把任意图片拖到窗口上就成为风格；拖入视频则在此播放。风格列在下方。</translation>
    </message>
    <message>
        <source>Drop to add {0} styles</source>
        <translation>松开以添加 {0} 种风格</translation>
    </message>
    <message>
        <source>Drop to import the studied style</source>
        <translation>松开以导入学习过的风格</translation>
    </message>
    <message>
        <source>Drop to paint in this style</source>
        <translation>松开以用此风格绘制</translation>
    </message>
    <message>
        <source>Drop to play it here</source>
        <translation>松开以在此播放</translation>
    </message>
    <message>
        <source>Drop to take what is in the folder</source>
        <translation>松开即可使用文件夹中的内容</translation>
    </message>
    <message>
        <source>Drop videos and pictures here, or add them below.</source>
        <translation>将视频和图片拖到这里，或在下方添加。</translation>
    </message>
    <message>
        <source>Each corner is a style: drag the puck towards those you want more of.
The arrow keys move it too (with Shift in fine steps); double-click puts it in the middle.</source>
        <translation>每个角是一种风格：把圆点拖向想要更多的风格。
方向键也可移动（按住 Shift 微调）；双击回到中心。</translation>
    </message>
    <message>
        <source>Each pixel of the picture on one of the screen</source>
        <translation>一个画面像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>Each pixel of the picture on sixteen of the screen</source>
        <translation>一个画面像素对应十六个屏幕像素</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Encode on the graphics card</source>
        <translation>用显卡编码</translation>
    </message>
    <message>
        <source>Encode on the graphics card (being tried…)</source>
        <translation>用显卡编码（正在测试…）</translation>
    </message>
    <message>
        <source>Encode on the graphics card (none works here)</source>
        <translation>用显卡编码（本机不可用）</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase where the style does not go; Escape ends it</source>
        <translation>擦除风格不到之处；按 Escape 结束</translation>
    </message>
    <message>
        <source>Every key at a glance</source>
        <translation>所有按键一览</translation>
    </message>
    <message>
        <source>Export a studied style</source>
        <translation>导出学习过的风格</translation>
    </message>
    <message>
        <source>Export the studied style…</source>
        <translation>导出学习过的风格…</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>淡变</translation>
    </message>
    <message>
        <source>Fade from style to style by itself</source>
        <translation>自动在风格之间淡变</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files left over from the last time: {0}</source>
        <translation>上次剩余的文件：{0}</translation>
    </message>
    <message>
        <source>Files of the format {0} end in {1}, not as {2} does.</source>
        <translation>{0} 格式的文件以 {1} 结尾，而不是像 {2} 那样。</translation>
    </message>
    <message>
        <source>Files that are left are repainted after the next start.</source>
        <translation>剩下的文件将在下次启动后重绘。</translation>
    </message>
    <message>
        <source>Fill the screen, or go back</source>
        <translation>填满屏幕或还原</translation>
    </message>
    <message>
        <source>Fine steps</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Fine texture</source>
        <translation>细纹理</translation>
    </message>
    <message>
        <source>Finish what is being recorded and leave</source>
        <translation>完成录制并退出</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>正在完成 {0}…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>正在收尾…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>忘记学到的内容</translation>
    </message>
    <message>
        <source>Format and quality of recordings</source>
        <translation>录制的格式与质量</translation>
    </message>
    <message>
        <source>Format and quality of recordings: {0}</source>
        <translation>录制的格式与质量：{0}</translation>
    </message>
    <message>
        <source>Frames in per second</source>
        <translation>每秒输入帧数</translation>
    </message>
    <message>
        <source>Frames out per second</source>
        <translation>每秒输出帧数</translation>
    </message>
    <message>
        <source>Frames painted per second · time from the camera to the screen · frames left out to stay live
(dropping frames is how a slow computer keeps the delay short)</source>
        <translation>每秒绘制帧数 · 从摄像头到屏幕的时间 · 为保持实时而丢弃的帧
（较慢的电脑靠丢帧保持低延迟）</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>Gentle, Balanced, Bold: how deep the paint goes, in any style.
Below them the looks that you kept: styles, their mix and every slider.</source>
        <translation>柔和、均衡、浓烈：绘画的深浅，适用于任何风格。
下面是已保存的外观：风格、混合比例与所有滑块。</translation>
    </message>
    <message>
        <source>Getting ready to see people and distances</source>
        <translation>正在准备识别人物与远近</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on recording (Shift+R)</source>
        <translation>继续录制 (Shift+R)</translation>
    </message>
    <message>
        <source>Go on with the study</source>
        <translation>继续学习</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>High dynamic range ({0}) is brought into the range of common screens (BT.709).</source>
        <translation>高动态范围（{0}） 会转换到普通屏幕的范围 （BT.709）。</translation>
    </message>
    <message>
        <source>High dynamic range or a wide gamut is brought into that of common screens (BT.709).</source>
        <translation>高动态范围或广色域会转换到普通屏幕的范围 （BT.709）。</translation>
    </message>
    <message>
        <source>Hold a video one frame earlier</source>
        <translation>视频停在前一帧</translation>
    </message>
    <message>
        <source>Hold a video one frame later</source>
        <translation>视频停在后一帧</translation>
    </message>
    <message>
        <source>Hold on to motion</source>
        <translation>跟随运动</translation>
    </message>
    <message>
        <source>Hold the picture, or go on</source>
        <translation>暂停或继续画面</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>按住查看原图</translation>
    </message>
    <message>
        <source>How calmly the painting follows the scene: more flickers less, 0 % paints every frame by itself.</source>
        <translation>画面跟随场景的平稳程度：越高闪烁越少，0 % 则每帧单独绘制。</translation>
    </message>
    <message>
        <source>How fast the video goes ([ slower, ] faster).
A recording of it keeps the video's own pace.</source>
        <translation>视频播放速度（[ 减慢，] 加快）。
录制保持视频原速。</translation>
    </message>
    <message>
        <source>How firmly strokes stay on the things they are painted on while these move; 0 % paints them anew in every frame.</source>
        <translation>物体移动时，笔触在其上保持得多牢；0 % 则每帧重新绘制。</translation>
    </message>
    <message>
        <source>How large the strokes are: at 100 % as large in the picture as in the artwork, at 50 % half as large.</source>
        <translation>笔触的大小：100 % 时画面中的笔触与原作中一样大，50 % 时为一半。</translation>
    </message>
    <message>
        <source>How loud the microphone is</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>How much of each layer of the style.</source>
        <translation>风格各层次的用量。</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it.</source>
        <translation>风格的强度：0 % 为原始画面，100 % 为完整风格，更高则更强。</translation>
    </message>
    <message>
        <source>How wide the brush is, as a part of the picture's shorter side.</source>
        <translation>画笔的宽度，相对于画面短边的比例。</translation>
    </message>
    <message>
        <source>Import a studied style</source>
        <translation>导入学习过的风格</translation>
    </message>
    <message>
        <source>Import a studied style…</source>
        <translation>导入学习过的风格…</translation>
    </message>
    <message>
        <source>Imported the studied style “{0}”</source>
        <translation>已导入学习过的风格“{0}”</translation>
    </message>
    <message>
        <source>In the strip already: {0}</source>
        <translation>已在风格列表中：{0}</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>It broke in its self-test: {0}</source>
        <translation>自检时崩溃：{0}</translation>
    </message>
    <message>
        <source>It did not get through: {0}</source>
        <translation>未能完成：{0}</translation>
    </message>
    <message>
        <source>Its picture is empty.</source>
        <translation>它的画面是空的。</translation>
    </message>
    <message>
        <source>Its picture is wrong: it agrees with the reference to {0} dB only.</source>
        <translation>它的画面不正确：与参考仅有 {0} dB 的一致性。</translation>
    </message>
    <message>
        <source>Its study is paused at {0} %</source>
        <translation>学习已暂停在 {0} %</translation>
    </message>
    <message>
        <source>Keep the mask as a picture; --mask takes it too.</source>
        <translation>将蒙版保存为图片；--mask 也可使用它。</translation>
    </message>
    <message>
        <source>Keep the present look under a name</source>
        <translation>为当前外观命名并保存</translation>
    </message>
    <message>
        <source>Keep the present look under a name (Ctrl+S)</source>
        <translation>为当前外观命名并保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file</source>
        <translation>将当前画面存为 PNG 文件</translation>
    </message>
    <message>
        <source>Keep the present picture as a PNG file (S)</source>
        <translation>将当前画面存为 PNG 文件 (S)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large files, for cutting and encoding once more</source>
        <translation>大文件，适合剪辑和再次编码</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>Leave out everything.</source>
        <translation>全部留空。</translation>
    </message>
    <message>
        <source>Leave out what comes, or go on</source>
        <translation>略过后续内容或继续</translation>
    </message>
    <message>
        <source>Leaves the processor to the picture</source>
        <translation>把处理器留给画面</translation>
    </message>
    <message>
        <source>Left off in the middle of studying: {0}</source>
        <translation>学习中途停下：{0}</translation>
    </message>
    <message>
        <source>Left out to stay live</source>
        <translation>为保持实时而丢弃</translation>
    </message>
    <message>
        <source>Let other programs see the picture as a camera</source>
        <translation>让其他程序把画面当作摄像头</translation>
    </message>
    <message>
        <source>Lets what is near keep its own look while what is far takes on the style; 0 % paints both alike.</source>
        <translation>让近处的物体保留自身的样貌，远处则呈现风格；0 % 时远近绘制一致。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Load a mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>Load a preset file</source>
        <translation>载入预设文件</translation>
    </message>
    <message>
        <source>Load from a file…</source>
        <translation>从文件载入…</translation>
    </message>
    <message>
        <source>Load preset file…</source>
        <translation>载入预设文件…</translation>
    </message>
    <message>
        <source>Loading the compiled network</source>
        <translation>正在载入已编译的网络</translation>
    </message>
    <message>
        <source>Loading the network</source>
        <translation>正在载入网络</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics card</source>
        <translation>正在将网络载入显卡</translation>
    </message>
    <message>
        <source>Loading the network onto the graphics unit</source>
        <translation>正在将网络载入图形单元</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Look for a style by its name</source>
        <translation>按名称查找风格</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>Looking for microphones…</source>
        <translation>正在查找麦克风…</translation>
    </message>
    <message>
        <source>Looking through {0}</source>
        <translation>正在检查 {0}</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Made with these packages:</source>
        <translation>使用了以下软件包：</translation>
    </message>
    <message>
        <source>Makes the brush strokes of this style larger or smaller, on top of the stroke size of the look, which is for all styles.</source>
        <translation>放大或缩小此风格的笔触，与外观中适用于所有风格的笔触大小相乘。</translation>
    </message>
    <message>
        <source>Measure every back end on this machine and take the fastest that paints the right picture.</source>
        <translation>在本机测量每个后端，并选用结果正确且最快的一个。</translation>
    </message>
    <message>
        <source>Measuring was cancelled.</source>
        <translation>测量已取消。</translation>
    </message>
    <message>
        <source>Measuring {0}…</source>
        <translation>正在测量 {0}…</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Microphones cannot be listed: {0}.</source>
        <translation>无法列出麦克风：{0}。</translation>
    </message>
    <message>
        <source>Microphones need a package more: pip install sounddevice.</source>
        <translation>麦克风需要额外的软件包：pip install sounddevice。</translation>
    </message>
    <message>
        <source>Microphones need the system's PortAudio library (on Linux: libportaudio2).</source>
        <translation>麦克风需要系统的 PortAudio 库（Linux 上为 libportaudio2）。</translation>
    </message>
    <message>
        <source>Milliseconds per stage</source>
        <translation>各阶段毫秒数</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Mix in (Ctrl+click)</source>
        <translation>混入 (Ctrl+点击)</translation>
    </message>
    <message>
        <source>Mix in another style</source>
        <translation>混入另一种风格</translation>
    </message>
    <message>
        <source>Mix it in, or take it out</source>
        <translation>混入或移除</translation>
    </message>
    <message>
        <source>Mixing pad</source>
        <translation>混合板</translation>
    </message>
    <message>
        <source>More about presets</source>
        <translation>更多预设操作</translation>
    </message>
    <message>
        <source>More room for the picture</source>
        <translation>给画面更多空间</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Move an enlarged picture, or the divider</source>
        <translation>移动放大的画面或分隔线</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>My look</source>
        <translation>我的外观</translation>
    </message>
    <message>
        <source>Name of the preset (one of the same name is replaced)</source>
        <translation>预设名称（同名的将被替换）</translation>
    </message>
    <message>
        <source>Nearer and farther</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Nearer, also with the wheel; drag to move the picture</source>
        <translation>放大，也可用滚轮；拖动可移动画面</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>New name of “{0}”</source>
        <translation>“{0}”的新名称</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Next style</source>
        <translation>下一种风格</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found.</source>
        <translation>未找到 NVIDIA 驱动程序。</translation>
    </message>
    <message>
        <source>No back end here computes in “{0}”.</source>
        <translation>此处没有后端以“{0}”计算。</translation>
    </message>
    <message>
        <source>No back end works on this machine.</source>
        <translation>没有可在本机运行的后端。</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>未找到摄像头</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>No graphics card encodes {0} here, so the processor does ({1}).</source>
        <translation>此处没有显卡能编码 {0}，因此由处理器完成（{1}）。</translation>
    </message>
    <message>
        <source>No graphics card here decodes videos ({0}).</source>
        <translation>此处没有显卡能解码视频（{0}）。</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}).</source>
        <translation>此处没有显卡能解码 {0}（{1}）。</translation>
    </message>
    <message>
        <source>No graphics card here decodes {0} ({1}: {2}).</source>
        <translation>此处没有显卡能解码 {0}（{1}：{2}）。</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>无麦克风</translation>
    </message>
    <message>
        <source>No more tips</source>
        <translation>不再显示提示</translation>
    </message>
    <message>
        <source>No source was named: give a file, an address, 'camera' or 'demo'.</source>
        <translation>未指定来源：请给出文件、地址、“camera”或“demo”。</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Not studied</source>
        <translation>未学习</translation>
    </message>
    <message>
        <source>Nothing can be recorded any more: the session is stopping.</source>
        <translation>无法再录制：会话正在停止。</translation>
    </message>
    <message>
        <source>Nothing holds it up: every frame of the source is painted.</source>
        <translation>没有瓶颈：来源的每一帧都会被绘制。</translation>
    </message>
    <message>
        <source>Nothing was recorded, for no picture came: one that is paused is not recorded.</source>
        <translation>没有录到任何内容，因为没有新画面：暂停的画面不会被录制。</translation>
    </message>
    <message>
        <source>Nothing you paint leaves this computer.</source>
        <translation>您绘制的内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Of the {0} pictures in the file the first one is painted.</source>
        <translation>文件中有 {0} 张图片，只绘制第一张。</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame back (,)</source>
        <translation>后退一帧 (,)</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>One frame on (.)</source>
        <translation>前进一帧 (.)</translation>
    </message>
    <message>
        <source>Only a film can be looked at frame by frame.</source>
        <translation>只有视频可以逐帧查看。</translation>
    </message>
    <message>
        <source>Only a video can be rendered, and none is on.</source>
        <translation>只有视频可以渲染，而现在没有打开视频。</translation>
    </message>
    <message>
        <source>Only inside a mask</source>
        <translation>仅在蒙版内</translation>
    </message>
    <message>
        <source>Only one of {0} and {1} can be installed, not both.</source>
        <translation>{0} 与 {1} 只能安装其中一个。</translation>
    </message>
    <message>
        <source>Open a stream…</source>
        <translation>打开流媒体…</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>Open stream</source>
        <translation>打开流媒体</translation>
    </message>
    <message>
        <source>Open stream…</source>
        <translation>打开流媒体…</translation>
    </message>
    <message>
        <source>Open the folder of the log file, for reports of defects</source>
        <translation>打开日志文件夹，便于报告问题</translation>
    </message>
    <message>
        <source>Open video or picture</source>
        <translation>打开视频或图片</translation>
    </message>
    <message>
        <source>Open video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>OpenVINO cannot say what it computes in: {0}</source>
        <translation>OpenVINO 无法说明其计算精度：{0}</translation>
    </message>
    <message>
        <source>OpenVINO could not build the network: {0}</source>
        <translation>OpenVINO 无法构建网络：{0}</translation>
    </message>
    <message>
        <source>OpenVINO does not know the transform “{0}” yet.</source>
        <translation>OpenVINO 尚不支持变换“{0}”。</translation>
    </message>
    <message>
        <source>OpenVINO failed on a frame: {0}</source>
        <translation>OpenVINO 处理某一帧时失败：{0}</translation>
    </message>
    <message>
        <source>OpenVINO is not installed.</source>
        <translation>未安装 OpenVINO。</translation>
    </message>
    <message>
        <source>Optimise for this machine</source>
        <translation>为本机优化</translation>
    </message>
    <message>
        <source>Other programs see the picture as the camera “{0}”</source>
        <translation>其他程序可将画面视为摄像头“{0}”</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint a stream from the network</source>
        <translation>绘制网络流媒体</translation>
    </message>
    <message>
        <source>Paint a video or a picture file</source>
        <translation>绘制视频或图片文件</translation>
    </message>
    <message>
        <source>Paint in</source>
        <translation>绘制外观</translation>
    </message>
    <message>
        <source>Paint in the next style of the strip</source>
        <translation>用下一种风格绘制</translation>
    </message>
    <message>
        <source>Paint in the style before</source>
        <translation>用上一种风格绘制</translation>
    </message>
    <message>
        <source>Paint in up to {0} styles at once. Or click a style of the strip with Ctrl held.</source>
        <translation>最多同时使用 {0} 种风格。也可以按住 Ctrl 点击下方的风格。</translation>
    </message>
    <message>
        <source>Paint the built-in moving scene</source>
        <translation>绘制内置的动态场景</translation>
    </message>
    <message>
        <source>Paint the mask; right button or Alt erases</source>
        <translation>绘制蒙版；右键或 Alt 擦除</translation>
    </message>
    <message>
        <source>Paint what is left out, and leave out what is painted.</source>
        <translation>绘制留空之处，留空已绘制之处。</translation>
    </message>
    <message>
        <source>Paint where the style goes; Escape ends it</source>
        <translation>绘制风格所及之处；按 Escape 结束</translation>
    </message>
    <message>
        <source>Paint with every stroke of the style, light, dark and coloured, in the palette of the picture.</source>
        <translation>保留风格的全部笔触（明、暗与色彩对比），但使用画面自身的色调来绘制。</translation>
    </message>
    <message>
        <source>Painted as the style is painted.</source>
        <translation>按照风格的画法来画。</translation>
    </message>
    <message>
        <source>Painting the picture was cancelled.</source>
        <translation>图片的绘制已取消。</translation>
    </message>
    <message>
        <source>Part of the picture</source>
        <translation>图片的一部分</translation>
    </message>
    <message>
        <source>Part of {0} in the mix</source>
        <translation>{0} 在混合中的比例</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Pastiche will speak this language from its next start on.</source>
        <translation>Pastiche 下次启动时将使用此语言。</translation>
    </message>
    <message>
        <source>Pastiche, its bundled styles and its demo scene are free under the MIT licence.</source>
        <translation>Pastiche 及其内置风格和演示场景以 MIT 许可证自由发布。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>暂停录制</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录制</translation>
    </message>
    <message>
        <source>Pause the recording (Shift+R)</source>
        <translation>暂停录制 (Shift+R)</translation>
    </message>
    <message>
        <source>Pause the study</source>
        <translation>暂停学习</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not as {1}.</source>
        <translation>图片可写为 {0}，不能写为 {1}。</translation>
    </message>
    <message>
        <source>Pictures are written as {0}, not {1}.</source>
        <translation>图片可写为 {0}，不能写为 {1}。</translation>
    </message>
    <message>
        <source>Pictures per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Pixel by pixel, and back</source>
        <translation>逐像素显示，再次还原</translation>
    </message>
    <message>
        <source>Place in the video</source>
        <translation>视频位置</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play a video faster</source>
        <translation>加快播放视频</translation>
    </message>
    <message>
        <source>Play a video slower</source>
        <translation>减慢播放视频</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>预设：{0}</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>预设 (*.json)</translation>
    </message>
    <message>
        <source>Previous style</source>
        <translation>上一种风格</translation>
    </message>
    <message>
        <source>Progress of the measuring</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Put every slider back to where it began</source>
        <translation>将所有滑块恢复初始值</translation>
    </message>
    <message>
        <source>Put it elsewhere in the strip</source>
        <translation>移动到风格列的其他位置</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard</source>
        <translation>将当前画面复制到剪贴板</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard (Ctrl+C)</source>
        <translation>将当前画面复制到剪贴板 (Ctrl+C)</translation>
    </message>
    <message>
        <source>PyTorch found no usable Apple graphics unit.</source>
        <translation>PyTorch 未找到可用的 Apple 图形单元。</translation>
    </message>
    <message>
        <source>PyTorch found no usable NVIDIA card.</source>
        <translation>PyTorch 未找到可用的 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>PyTorch is not installed.</source>
        <translation>未安装 PyTorch。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>R records what you see, S keeps a picture, Space holds it. F1 shows every key.</source>
        <translation>R 录制所见画面，S 保存一张图片，空格键暂停。F1 显示所有按键。</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在读取图片…</translation>
    </message>
    <message>
        <source>Reading the style</source>
        <translation>正在读取风格</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Record the picture as a video</source>
        <translation>将画面录制为视频</translation>
    </message>
    <message>
        <source>Record the picture as a video in your Videos folder (R)</source>
        <translation>将画面录制到“视频”文件夹 (R)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed the style “{0}”</source>
        <translation>已移除风格“{0}”</translation>
    </message>
    <message>
        <source>Rename or delete the preset on show; load and save preset files</source>
        <translation>重命名或删除当前预设；载入和保存预设文件</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Rename style</source>
        <translation>重命名风格</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Render this clip with this look</source>
        <translation>用此外观渲染此片段</translation>
    </message>
    <message>
        <source>Repaint all of them</source>
        <translation>全部重绘</translation>
    </message>
    <message>
        <source>Repaint files</source>
        <translation>重绘文件</translation>
    </message>
    <message>
        <source>Repaint files…</source>
        <translation>重绘文件…</translation>
    </message>
    <message>
        <source>Repaint many videos and pictures, one after the other</source>
        <translation>逐个重绘多个视频和图片</translation>
    </message>
    <message>
        <source>Repaint the video from mark to mark, every frame of it, into a file (Ctrl+Shift+R)</source>
        <translation>将两个标记之间的视频逐帧重绘到文件中 (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Repaint the video, or what lies between its marks, every frame of it</source>
        <translation>逐帧重绘视频，或其两个标记之间的部分</translation>
    </message>
    <message>
        <source>Repaint this video with this look, every frame of it, however long that takes (Ctrl+Shift+R).
A recording has the frames that are painted in time. I and O mark where the clip begins and ends.</source>
        <translation>用此外观重绘此视频的每一帧，无论需要多久 (Ctrl+Shift+R)。
录制只含来得及绘制的帧。I 和 O 标记片段的开始与结束。</translation>
    </message>
    <message>
        <source>Repainted {0} files</source>
        <translation>已重绘 {0} 个文件</translation>
    </message>
    <message>
        <source>Repaints a camera, a video or a picture in the style of any image, while you watch.</source>
        <translation>以任意图片的风格实时重绘摄像头、视频或图片。</translation>
    </message>
    <message>
        <source>Reset sliders</source>
        <translation>重置滑块</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Results go to {0}. Click to choose another folder.</source>
        <translation>结果保存到 {0}。点击可选择其他文件夹。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Right click on a style</source>
        <translation>右键点击风格</translation>
    </message>
    <message>
        <source>Running on: {0}</source>
        <translation>运行于：{0}</translation>
    </message>
    <message>
        <source>Save a preset file</source>
        <translation>保存预设文件</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Save preset…</source>
        <translation>保存预设…</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Saved {0} when Pastiche was closed</source>
        <translation>关闭 Pastiche 时已保存 {0}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Say with a brush where the style goes; the person or the background is painted only there.</source>
        <translation>用画笔指定风格所及之处；人物或背景仅在其中绘制。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search for a style</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shift + drag a slider</source>
        <translation>Shift + 拖动滑块</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Show log file</source>
        <translation>显示日志文件</translation>
    </message>
    <message>
        <source>Show only styles with these words in their names or descriptions (Ctrl+F)</source>
        <translation>只显示名称或描述中含有这些词的风格 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show or hide “{0}”</source>
        <translation>显示或隐藏“{0}”</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Show the tips again</source>
        <translation>再次显示提示</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Small files, for sending</source>
        <translation>小文件，便于发送</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Something went wrong inside Pastiche; the log has the details.</source>
        <translation>Pastiche 内部出错；详情见日志。</translation>
    </message>
    <message>
        <source>Sound of recordings: {0}.
For cameras, streams and the demo; a video brings its own.</source>
        <translation>录制的声音：{0}。
用于摄像头、流媒体和演示；视频自带声音。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Steadiness</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>Stop recording (R)</source>
        <translation>停止录制 (R)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Stroke size</source>
        <translation>笔触大小</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>笔触</translation>
    </message>
    <message>
        <source>Strokes stay strokes; about 10 Mbit/s at 720p</source>
        <translation>笔触清晰；720p 时约 10 Mbit/s</translation>
    </message>
    <message>
        <source>Studied</source>
        <translation>已学习</translation>
    </message>
    <message>
        <source>Studied styles (*{0})</source>
        <translation>学习过的风格 (*{0})</translation>
    </message>
    <message>
        <source>Study it</source>
        <translation>学习它</translation>
    </message>
    <message>
        <source>Study new styles by themselves</source>
        <translation>自动学习新风格</translation>
    </message>
    <message>
        <source>Study the style</source>
        <translation>学习风格</translation>
    </message>
    <message>
        <source>Study this style</source>
        <translation>学习此风格</translation>
    </message>
    <message>
        <source>Study this style again</source>
        <translation>重新学习此风格</translation>
    </message>
    <message>
        <source>Studying a style failed in an unexpected way; the log has the details.</source>
        <translation>学习风格时意外失败；详情见日志。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Take a picture as the mask: white is painted, black left out.</source>
        <translation>以图片作为蒙版：白色绘制，黑色留空。</translation>
    </message>
    <message>
        <source>Take back the last change of a slider or style</source>
        <translation>撤销上一次滑块或风格的更改</translation>
    </message>
    <message>
        <source>Take only light and dark from the style and leave the picture its own colours.</source>
        <translation>只取风格的明暗，保留画面自身的颜色。</translation>
    </message>
    <message>
        <source>Take out of the mix</source>
        <translation>从混合中移除</translation>
    </message>
    <message>
        <source>Take up a look from a file</source>
        <translation>从文件载入外观</translation>
    </message>
    <message>
        <source>Take {0} out of the mix</source>
        <translation>从混合中移除 {0}</translation>
    </message>
    <message>
        <source>TensorRT could not build the network: {0}</source>
        <translation>TensorRT 无法构建网络：{0}</translation>
    </message>
    <message>
        <source>TensorRT is not installed.</source>
        <translation>未安装 TensorRT。</translation>
    </message>
    <message>
        <source>TensorRT is not installed; the extra “tensorrt” or “tensorrt-rtx” brings it.</source>
        <translation>未安装 TensorRT；附加组件“tensorrt”或“tensorrt-rtx”会提供它。</translation>
    </message>
    <message>
        <source>TensorRT made a wrong engine: its picture is {0} dB from PyTorch's.</source>
        <translation>TensorRT 编译有误：其画面与 PyTorch 的相差 {0} dB。</translation>
    </message>
    <message>
        <source>The back end “cuda” cannot use the device “{0}”.</source>
        <translation>后端“cuda”无法使用设备“{0}”。</translation>
    </message>
    <message>
        <source>The back end “eager” runs on the CPU only, not on “{0}”; choose “cuda”.</source>
        <translation>后端“eager”只能在处理器上运行，不能在“{0}”上运行；请选择“cuda”。</translation>
    </message>
    <message>
        <source>The back end “mps” cannot use the device “{0}”.</source>
        <translation>后端“mps”无法使用设备“{0}”。</translation>
    </message>
    <message>
        <source>The back end “tensorrt” cannot use the device “{0}”.</source>
        <translation>后端“tensorrt”无法使用设备“{0}”。</translation>
    </message>
    <message>
        <source>The back end “{0}” cannot run here: {1}</source>
        <translation>后端“{0}”无法在此运行：{1}</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”. A smaller working size is faster.</source>
        <translation>瓶颈是“{0}”。较小的工作尺寸会更快。</translation>
    </message>
    <message>
        <source>The bottleneck is “{0}”; the working size does not change that.</source>
        <translation>瓶颈是“{0}”；工作尺寸对此没有影响。</translation>
    </message>
    <message>
        <source>The browser gave only a link. Save the picture first, or copy it and paste it here.</source>
        <translation>浏览器只给出了链接。请先保存图片，或复制后粘贴到这里。</translation>
    </message>
    <message>
        <source>The brush: strokes, edges and how paint is laid down.</source>
        <translation>画笔：笔触、边缘与上色方式。</translation>
    </message>
    <message>
        <source>The camera does not let go; it may need to be unplugged.</source>
        <translation>摄像头没有释放；可能需要将其拔下。</translation>
    </message>
    <message>
        <source>The camera does not let go; the program that acts as it may need to be closed.</source>
        <translation>摄像头没有释放；可能需要关闭充当摄像头的程序。</translation>
    </message>
    <message>
        <source>The camera failed in an unexpected way; the log has the details.</source>
        <translation>摄像头意外失败；详情见日志。</translation>
    </message>
    <message>
        <source>The card {0} (compute capability {1}.{2}) is too old for {3}.</source>
        <translation>显卡 {0}（计算能力 {1}.{2}）对 {3} 来说太旧。</translation>
    </message>
    <message>
        <source>The clip begins here (I); again: no mark</source>
        <translation>片段从这里开始 (I)；再按：取消标记</translation>
    </message>
    <message>
        <source>The clip ends here (O); again: no mark</source>
        <translation>片段到这里结束 (O)；再按：取消标记</translation>
    </message>
    <message>
        <source>The demo scene does not let go yet; it ends by itself.</source>
        <translation>演示场景尚未释放；它会自行结束。</translation>
    </message>
    <message>
        <source>The demo scene needs a frame rate above 0, not {0}.</source>
        <translation>演示场景需要大于 0 的帧率，而不是 {0}。</translation>
    </message>
    <message>
        <source>The demo scene needs {0} pixels each way, not {1} x {2}.</source>
        <translation>演示场景每边需要 {0} 像素，而不是 {1} x {2}。</translation>
    </message>
    <message>
        <source>The disk is filling up: {0} free{1}.</source>
        <translation>磁盘空间即将不足：剩余 {0}{1}。</translation>
    </message>
    <message>
        <source>The disk is nearly full ({0} free), so the recording {1} was ended; it is complete up to there.</source>
        <translation>磁盘快满了（剩余 {0}），因此录制 {1} 已结束；到此为止的内容是完整的。</translation>
    </message>
    <message>
        <source>The file could not be finished properly: {0}.</source>
        <translation>文件未能正常完成：{0}。</translation>
    </message>
    <message>
        <source>The file does not let go; the disk it lies on may not answer.</source>
        <translation>文件没有释放；其所在的磁盘可能没有响应。</translation>
    </message>
    <message>
        <source>The film is interlaced; its fields are made whole pictures (bwdif).</source>
        <translation>影片为隔行扫描；各场会合成完整的画面 （bwdif）。</translation>
    </message>
    <message>
        <source>The film is {0} x {1} pixels, one more than the picture ({2} x {3}), for what plays everywhere has even sides.</source>
        <translation>影片为 {0} x {1} 像素，比画面（{2} x {3}）多一个像素，因为处处可播放的影片边长须为偶数。</translation>
    </message>
    <message>
        <source>The film says that its pixels are {0} times as wide as high; they are taken for square.</source>
        <translation>影片声称其像素的宽是高的 {0} 倍；按方形像素处理。</translation>
    </message>
    <message>
        <source>The fine network is too slow for this here: the fast one paints.</source>
        <translation>精细网络在此处太慢，改由快速网络绘制。</translation>
    </message>
    <message>
        <source>The fine network keeps up here, and paints from now on.</source>
        <translation>精细网络在此处跟得上，从现在起由它绘制。</translation>
    </message>
    <message>
        <source>The fine network paints with real strokes and needs four to five times the time for a frame.
Automatic takes it for pictures, and for what moves where it keeps up.</source>
        <translation>精细网络以真正的笔触作画，每帧所需时间为四到五倍。
“自动”会将其用于静态图片，以及跟得上时的动态画面。</translation>
    </message>
    <message>
        <source>The finest marks: grain, hatching, dots, the weave of a canvas.</source>
        <translation>最细的痕迹：颗粒、排线、点、画布的纹理。</translation>
    </message>
    <message>
        <source>The first of {0} videos plays here.</source>
        <translation>{0} 个视频中的第一个在此播放。</translation>
    </message>
    <message>
        <source>The forms in between: swirls, facets, cut-out pieces.</source>
        <translation>中等的形状：漩涡、切面、剪贴块。</translation>
    </message>
    <message>
        <source>The installed torch (CUDA {0}) does not get along with the driver.</source>
        <translation>已安装的 torch（CUDA {0}）与驱动程序不兼容。</translation>
    </message>
    <message>
        <source>The installed torch is a build without CUDA.</source>
        <translation>已安装的 torch 不含 CUDA。</translation>
    </message>
    <message>
        <source>The large arrangement: big patches of colour and how they sit together.</source>
        <translation>整体布局：大块颜色及其相互关系。</translation>
    </message>
    <message>
        <source>The live picture in the chosen style</source>
        <translation>所选风格的实时画面</translation>
    </message>
    <message>
        <source>The log file is {0}.</source>
        <translation>日志文件是 {0}。</translation>
    </message>
    <message>
        <source>The memory sink is not open.</source>
        <translation>内存目标未打开。</translation>
    </message>
    <message>
        <source>The microphone stays while a recording runs.</source>
        <translation>录制期间麦克风保持不变。</translation>
    </message>
    <message>
        <source>The network has been closed.</source>
        <translation>网络已关闭。</translation>
    </message>
    <message>
        <source>The network is not ready yet.</source>
        <translation>网络尚未就绪。</translation>
    </message>
    <message>
        <source>The painting takes on the colours of the style.</source>
        <translation>画作采用风格的颜色。</translation>
    </message>
    <message>
        <source>The people in the picture; what is behind them stays as it was.</source>
        <translation>画面中的人物；其背后的景物保持原样。</translation>
    </message>
    <message>
        <source>The picture alone, without a cursor; Escape goes back</source>
        <translation>仅显示画面，隐藏光标；按 Esc 返回</translation>
    </message>
    <message>
        <source>The picture is paused</source>
        <translation>画面已暂停</translation>
    </message>
    <message>
        <source>The picture without the style, while the key is held</source>
        <translation>按住按键时显示无风格的画面</translation>
    </message>
    <message>
        <source>The pictures of {0} are of a kind that is not known here, or encrypted.</source>
        <translation>{0} 的画面属于这里未知的类型，或已加密。</translation>
    </message>
    <message>
        <source>The place where the picture was taken is left out.</source>
        <translation>图片的拍摄地点不会保留。</translation>
    </message>
    <message>
        <source>The present look</source>
        <translation>当前外观</translation>
    </message>
    <message>
        <source>The preset needs the style “{0}”, which is not here{1}.</source>
        <translation>该预设需要风格“{0}”，但此处没有{1}。</translation>
    </message>
    <message>
        <source>The preset {0} is damaged: {1} cannot be {2}.</source>
        <translation>预设 {0} 已损坏：{1} 不能为 {2}。</translation>
    </message>
    <message>
        <source>The processor encodes this recording, not the graphics card ({0}).</source>
        <translation>此录制由处理器编码，而不是显卡（{0}）。</translation>
    </message>
    <message>
        <source>The recording does not have all that {0} has: {1}.</source>
        <translation>录像未包含 {0} 的全部内容：{1}。</translation>
    </message>
    <message>
        <source>The recording {0} is not open.</source>
        <translation>录制 {0} 未打开。</translation>
    </message>
    <message>
        <source>The self-test gave a picture of the shape {0} instead of {1}.</source>
        <translation>自检得到的画面形状为 {0}，而不是 {1}。</translation>
    </message>
    <message>
        <source>The self-test gave a wrong picture ({0} dB from what it should be).</source>
        <translation>自检得到的画面不正确（与应有结果相差 {0} dB）。</translation>
    </message>
    <message>
        <source>The session is closed.</source>
        <translation>会话已关闭。</translation>
    </message>
    <message>
        <source>The sliders act on the very next frame. Hold B to see the picture without the style, press C to compare.</source>
        <translation>滑块在下一帧立即生效。按住 B 查看无风格的画面，按 C 对比。</translation>
    </message>
    <message>
        <source>The small network that finds people and distances in the picture</source>
        <translation>在画面中识别人物与远近的小型网络</translation>
    </message>
    <message>
        <source>The sound of {0} cannot be read.</source>
        <translation>无法读取 {0} 的声音。</translation>
    </message>
    <message>
        <source>The sound of {0} changes its kind and ends after {1} s.</source>
        <translation>{0} 的声音中途改变类型，在 {1} 秒处结束。</translation>
    </message>
    <message>
        <source>The source changed before the recording began. Record again.</source>
        <translation>录制开始前来源已更改。请重新录制。</translation>
    </message>
    <message>
        <source>The source could not be closed properly: {0}.</source>
        <translation>来源未能正常关闭：{0}。</translation>
    </message>
    <message>
        <source>The source did not open within {0} seconds.</source>
        <translation>来源未能在 {0} 秒内打开。</translation>
    </message>
    <message>
        <source>The source does not let go yet; it ends by itself.</source>
        <translation>来源尚未释放；它会自行结束。</translation>
    </message>
    <message>
        <source>The source failed in an unexpected way; the log has the details.</source>
        <translation>来源意外失败；详情见日志。</translation>
    </message>
    <message>
        <source>The source failed.</source>
        <translation>来源出错。</translation>
    </message>
    <message>
        <source>The stream does not let go yet; it ends once the network answers or is given up.</source>
        <translation>流媒体尚未释放；一旦网络作出响应或不再等待，它就会结束。</translation>
    </message>
    <message>
        <source>The stream has ended. Press Space to open it again.</source>
        <translation>流媒体已结束。按空格键重新打开。</translation>
    </message>
    <message>
        <source>The study of the style ended early: {0} What it has learned so far stays in use.</source>
        <translation>风格的学习提前结束：{0} 已学到的内容继续使用。</translation>
    </message>
    <message>
        <source>The style “{0}” cannot be read: {1}</source>
        <translation>无法读取风格“{0}”：{1}</translation>
    </message>
    <message>
        <source>The style “{0}” has not been studied: there is nothing to export but its picture.</source>
        <translation>风格“{0}”尚未学习：除图片外没有可导出的内容。</translation>
    </message>
    <message>
        <source>The text of the mask is no picture.</source>
        <translation>蒙版的文本不是图片。</translation>
    </message>
    <message>
        <source>The transparency of the film cannot be read here, for PyAV is built without {0}.</source>
        <translation>此处无法读取影片的透明度，因为 PyAV 不包含 {0}。</translation>
    </message>
    <message>
        <source>The video has ended. Press Space to play it again.</source>
        <translation>视频已播完。按空格键重播。</translation>
    </message>
    <message>
        <source>The virtual camera failed and was switched off; the log has the details.</source>
        <translation>虚拟摄像头失败并已关闭；详情见日志。</translation>
    </message>
    <message>
        <source>The virtual camera needs a driver that could not be opened: OBS Studio brings one on Windows and macOS, the package v4l2loopback on Linux ({0}).</source>
        <translation>虚拟摄像头需要的驱动程序无法打开：Windows 和 macOS 上由 OBS Studio 提供，Linux 上由 v4l2loopback 软件包提供（{0}）。</translation>
    </message>
    <message>
        <source>The virtual camera needs a package more: pip install pyvirtualcam.</source>
        <translation>虚拟摄像头需要额外的软件包：pip install pyvirtualcam。</translation>
    </message>
    <message>
        <source>The weights of the network were trained on pictures that are licensed for non-commercial research only: use them, and what you make with them, for non-commercial purposes.</source>
        <translation>网络权重使用仅限非商业研究许可的图片训练：请仅将权重及其作品用于非商业目的。</translation>
    </message>
    <message>
        <source>The whole picture.</source>
        <translation>整幅画面。</translation>
    </message>
    <message>
        <source>The {0} bits of a channel are painted and written as 8.</source>
        <translation>每通道 {0} 位会按 8 位绘制和保存。</translation>
    </message>
    <message>
        <source>There can be no folder {0}: {1}.</source>
        <translation>无法创建文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>There is a preset “{0}” already.</source>
        <translation>已存在预设“{0}”。</translation>
    </message>
    <message>
        <source>There is no NVIDIA card “{0}”; PyTorch sees {1}.</source>
        <translation>没有 NVIDIA 显卡“{0}”；PyTorch 能看到 {1}。</translation>
    </message>
    <message>
        <source>There is no camera {0}; found: {1}.</source>
        <translation>没有摄像头 {0}；找到：{1}。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>文件 {0} 不存在。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>There is no format {0}; there are {1}.</source>
        <translation>没有格式 {0}；可用的有 {1}。</translation>
    </message>
    <message>
        <source>There is no frame in {0}.</source>
        <translation>{0} 中没有画面。</translation>
    </message>
    <message>
        <source>There is no frame to go to: the session is {0}.</source>
        <translation>没有可跳转的帧：会话状态为 {0}。</translation>
    </message>
    <message>
        <source>There is no frame to learn on in what was given.</source>
        <translation>给出的内容里没有可供学习的画面。</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>没有麦克风。</translation>
    </message>
    <message>
        <source>There is no picture and no video in “{0}”.</source>
        <translation>“{0}”中没有图片，也没有视频。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>There is no picture to copy yet.</source>
        <translation>还没有可复制的画面。</translation>
    </message>
    <message>
        <source>There is no picture to keep yet.</source>
        <translation>还没有可保存的画面。</translation>
    </message>
    <message>
        <source>There is no place to go to: the session is {0}.</source>
        <translation>没有可跳转的位置：会话状态为 {0}。</translation>
    </message>
    <message>
        <source>There is no preset file {0}.</source>
        <translation>预设文件 {0} 不存在。</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>没有预设“{0}”。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}.</source>
        <translation>磁盘上没有空间存放 {0}。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {0}; what was recorded until then is kept.</source>
        <translation>磁盘上没有空间存放 {0}；此前录制的内容已保留。</translation>
    </message>
    <message>
        <source>There is no room to study a style in {0}: {1}.</source>
        <translation>{0} 中没有空间学习风格：{1}。</translation>
    </message>
    <message>
        <source>There is no style “{0}”: {1}.</source>
        <translation>没有风格“{0}”：{1}。</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>还没有可录制的内容。</translation>
    </message>
    <message>
        <source>There is nothing to record: no source is running.</source>
        <translation>没有可录制的内容：没有来源在运行。</translation>
    </message>
    <message>
        <source>There is too little room on the disk for {0}: {1} free, {2} needed.</source>
        <translation>磁盘空间不足以存放 {0}：剩余 {1}，需要 {2}。</translation>
    </message>
    <message>
        <source>This PyTorch was built without CUDA.</source>
        <translation>此 PyTorch 不含 CUDA。</translation>
    </message>
    <message>
        <source>This Torch-TensorRT has no setting named {0}.</source>
        <translation>此 Torch-TensorRT 没有名为 {0} 的设置。</translation>
    </message>
    <message>
        <source>This computer starts no more threads for Pastiche: close other programs and try again.</source>
        <translation>此电脑无法为 Pastiche 启动更多线程：请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>This is no Apple computer with a graphics unit of its own.</source>
        <translation>这不是带有自有图形单元的 Apple 电脑。</translation>
    </message>
    <message>
        <source>This source has no other place to go to.</source>
        <translation>此来源没有其他可跳转的位置。</translation>
    </message>
    <message>
        <source>Tip {0} of {1}</source>
        <translation>提示 {0}/{1}</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>巡游</translation>
    </message>
    <message>
        <source>Try what works here and copy the findings, for a report of a defect. Nothing private is in them.</source>
        <translation>测试本机的可用功能并复制结果，用于报告问题。其中不含隐私信息。</translation>
    </message>
    <message>
        <source>Trying every back end…</source>
        <translation>正在测试每个后端…</translation>
    </message>
    <message>
        <source>Type a value, or use the arrow keys (with Shift in fine steps).</source>
        <translation>输入数值，或使用方向键（按住 Shift 微调）。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use pictures of your own as styles</source>
        <translation>将自己的图片用作风格</translation>
    </message>
    <message>
        <source>Use the picture on the clipboard as a style</source>
        <translation>将剪贴板中的图片用作风格</translation>
    </message>
    <message>
        <source>Videos are written as {0}, not as {1}.</source>
        <translation>视频可写为 {0}，不能写为 {1}。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>虚拟摄像头</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting for the source to come back</source>
        <translation>正在等待来源恢复</translation>
    </message>
    <message>
        <source>Waiting for workers</source>
        <translation>正在等待工作进程</translation>
    </message>
    <message>
        <source>Waiting for {0}</source>
        <translation>正在等待 {0}</translation>
    </message>
    <message>
        <source>Waiting for {0}…</source>
        <translation>正在等待 {0}…</translation>
    </message>
    <message>
        <source>What computes the picture. By itself it is the first that passes its test.</source>
        <translation>用什么计算画面。自动时为第一个通过测试的后端。</translation>
    </message>
    <message>
        <source>What is painted: a camera, a video, a picture, a stream or the demo scene.
A video dropped on the window plays here; a picture dropped on it becomes a style.</source>
        <translation>绘制的对象：摄像头、视频、图片、流媒体或演示场景。
拖入视频在此播放；拖入图片则成为风格。</translation>
    </message>
    <message>
        <source>What is rendered of the video begins at this frame</source>
        <translation>渲染的部分从此帧开始</translation>
    </message>
    <message>
        <source>What is rendered of the video ends with this frame</source>
        <translation>渲染的部分到此帧结束</translation>
    </message>
    <message>
        <source>What is transparent lies on white, for {0} files cannot be transparent.</source>
        <translation>透明部分会铺在白色上，因为 {0} 文件不能透明。</translation>
    </message>
    <message>
        <source>What the files added from now on are painted in</source>
        <translation>此后添加的文件所用的外观</translation>
    </message>
    <message>
        <source>What the network is computed in: fewer bits are quicker and a little less exact.</source>
        <translation>网络以何种精度计算：位数越少越快，但精确度略低。</translation>
    </message>
    <message>
        <source>What the network works at: smaller is faster and less sharp, automatic keeps it fluent.
The picture and the recording keep the size of the source.</source>
        <translation>网络的工作尺寸：越小越快，但越不清晰；自动可保持流畅。
画面和录制保持来源的尺寸。</translation>
    </message>
    <message>
        <source>What this is, and which version</source>
        <translation>这是什么，以及版本</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>首先该做什么</translation>
    </message>
    <message>
        <source>What was learned of the style cannot be used: {0}</source>
        <translation>学到的风格内容无法使用：{0}</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Whether the picture becomes a painting or stays a photograph.</source>
        <translation>图像是变成绘画，还是仍为照片。</translation>
    </message>
    <message>
        <source>Which part of the picture is painted.</source>
        <translation>绘制画面的哪一部分。</translation>
    </message>
    <message>
        <source>Whose colours the painting has.</source>
        <translation>画作使用谁的颜色。</translation>
    </message>
    <message>
        <source>Will be studied when the one before it is done</source>
        <translation>前一个完成后开始学习</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>工作尺寸</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>工作于</translation>
    </message>
    <message>
        <source>Writing failed in an unexpected way; the log has the details.</source>
        <translation>写入意外失败；详情见日志。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>a painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>a photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>and save to</source>
        <translation>并保存到</translation>
    </message>
    <message>
        <source>as the source</source>
        <translation>与来源相同</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>automatic, from 240 lines</source>
        <translation>自动，至少 240 行</translation>
    </message>
    <message>
        <source>automatic, from 720 lines</source>
        <translation>自动，至少 720 行</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>no microphone</source>
        <translation>无麦克风</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>画面的</translation>
    </message>
    <message>
        <source>of the style</source>
        <translation>风格的</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>painted at {0} to keep up</source>
        <translation>以 {0} 绘制以跟上速度</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>picture's palette</source>
        <translation>画面的色调</translation>
    </message>
    <message>
        <source>prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>sees: {0}</source>
        <translation>识别：{0}</translation>
    </message>
    <message>
        <source>still picture</source>
        <translation>静止画面</translation>
    </message>
    <message>
        <source>the background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>{0}
Choose another source, or press Space to try again.</source>
        <translation>{0}
请选择其他来源，或按空格键重试。</translation>
    </message>
    <message>
        <source>{0} The picture goes on as before.</source>
        <translation>{0} 画面照旧继续。</translation>
    </message>
    <message>
        <source>{0} The precision is automatic again.</source>
        <translation>{0} 精度已恢复为自动。</translation>
    </message>
    <message>
        <source>{0} The recording has no sound.</source>
        <translation>{0} 录制没有声音。</translation>
    </message>
    <message>
        <source>{0} Waiting for it to come back.</source>
        <translation>{0} 正在等待其恢复。</translation>
    </message>
    <message>
        <source>{0} came back with another picture size; start it again.</source>
        <translation>{0} 恢复后画面尺寸不同；请重新启动。</translation>
    </message>
    <message>
        <source>{0} can only be played from the beginning.</source>
        <translation>{0} 只能从头播放。</translation>
    </message>
    <message>
        <source>{0} can only be watched as it comes.</source>
        <translation>{0} 只能按到来顺序观看。</translation>
    </message>
    <message>
        <source>{0} cannot be encoded: {1}.</source>
        <translation>无法编码 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be heard: {1}.</source>
        <translation>无法收听 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be loaded: {1}.</source>
        <translation>无法加载 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: is another program using it?</source>
        <translation>无法打开 {0}：是否有其他程序正在使用？</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>无法打开 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be read: permission denied.</source>
        <translation>无法读取 {0}：权限不足。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be recorded here: {1}.</source>
        <translation>此处无法录制 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be written: this user may not write there.</source>
        <translation>无法写入 {0}：当前用户没有写入权限。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: it takes none of {1}.</source>
        <translation>{0} 无法编码此画面：不接受 {1} 的尺寸。</translation>
    </message>
    <message>
        <source>{0} cannot encode this picture: {1}.</source>
        <translation>{0} 无法编码此画面：{1}。</translation>
    </message>
    <message>
        <source>{0} comes from a newer version of Pastiche: install that to import it.</source>
        <translation>{0} 来自较新版本的 Pastiche：请安装该版本再导入。</translation>
    </message>
    <message>
        <source>{0} could not compile the network: {1}</source>
        <translation>{0} 无法编译网络：{1}</translation>
    </message>
    <message>
        <source>{0} did not answer within {1} seconds.</source>
        <translation>{0} 未在 {1} 秒内响应。</translation>
    </message>
    <message>
        <source>{0} did not open within {1} seconds: is another program using it?</source>
        <translation>{0} 未能在 {1} 秒内打开：是否有其他程序正在使用？</translation>
    </message>
    <message>
        <source>{0} does not start on this card.</source>
        <translation>{0} 无法在此显卡上启动。</translation>
    </message>
    <message>
        <source>{0} dropped</source>
        <translation>丢弃 {0}</translation>
    </message>
    <message>
        <source>{0} ends before {1} s, where it was to begin.</source>
        <translation>{0} 在 {1} 秒之前就结束了，而应从那里开始。</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} 已存在。</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} 个失败</translation>
    </message>
    <message>
        <source>{0} failed: {1}.</source>
        <translation>{0} 失败：{1}。</translation>
    </message>
    <message>
        <source>{0} files could not be repainted</source>
        <translation>{0} 个文件无法重绘</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} fps</translation>
    </message>
    <message>
        <source>{0} frame missing</source>
        <translation>缺少 {0} 帧</translation>
    </message>
    <message>
        <source>{0} frames</source>
        <translation>{0} 帧</translation>
    </message>
    <message>
        <source>{0} frames missing</source>
        <translation>缺少 {0} 帧</translation>
    </message>
    <message>
        <source>{0} gave no answer when it was loaded.</source>
        <translation>{0} 加载时没有响应。</translation>
    </message>
    <message>
        <source>{0} gave no frame for {1} seconds.</source>
        <translation>{0} 已有 {1} 秒没有提供画面。</translation>
    </message>
    <message>
        <source>{0} gives no picture: is it unplugged or in use elsewhere?</source>
        <translation>{0} 没有画面：是否已拔下或正在别处使用？</translation>
    </message>
    <message>
        <source>{0} gives no picture; waiting for it.</source>
        <translation>{0} 没有画面；正在等待。</translation>
    </message>
    <message>
        <source>{0} has given no picture for {1} seconds.</source>
        <translation>{0} 已有 {1} 秒没有提供画面。</translation>
    </message>
    <message>
        <source>{0} has no moving picture in it.</source>
        <translation>{0} 中没有动态画面。</translation>
    </message>
    <message>
        <source>{0} has no picture that can be decoded.</source>
        <translation>{0} 没有可解码的画面。</translation>
    </message>
    <message>
        <source>{0} has no picture that the graphics card ({1}) can decode.</source>
        <translation>{0} 没有显卡（{1}）可解码的画面。</translation>
    </message>
    <message>
        <source>{0} is a damaged style file: import it from its source again.</source>
        <translation>{0} 是损坏的风格文件：请从来源重新导入。</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} 是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>{0} is a folder, not a video.</source>
        <translation>{0} 是文件夹，不是视频。</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} 是文件夹。</translation>
    </message>
    <message>
        <source>{0} is a pipe or a device, which can be read only once: make a file of it.</source>
        <translation>{0} 是管道或设备，只能读取一次：请先存成文件。</translation>
    </message>
    <message>
        <source>{0} is a text, not a video.</source>
        <translation>{0} 是文本，不是视频。</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} 已恢复</translation>
    </message>
    <message>
        <source>{0} is being rendered beside the picture.</source>
        <translation>{0} 正在后台渲染。</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends after {1} of {2} s.</source>
        <translation>{0} 不完整：在 {2} 秒中的第 {1} 秒结束。</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}).</source>
        <translation>{0} 已损坏（{1}）。</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short ({1}).</source>
        <translation>{0} 已损坏或不完整（{1}）。</translation>
    </message>
    <message>
        <source>{0} is damaged: there is no picture after {1} s.</source>
        <translation>{0} 已损坏：{1} 秒之后没有画面。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is encrypted; only the player that it was made for has the key.</source>
        <translation>{0} 已加密；只有为其指定的播放器才有密钥。</translation>
    </message>
    <message>
        <source>{0} is for animated pictures, which the recorder does not make.</source>
        <translation>{0} 用于动画图片，录制器不生成这种文件。</translation>
    </message>
    <message>
        <source>{0} is gone; what is recorded from here on has no sound.</source>
        <translation>{0} 已断开；此后录制的内容没有声音。</translation>
    </message>
    <message>
        <source>{0} is no preset of Pastiche.</source>
        <translation>{0} 不是 Pastiche 的预设。</translation>
    </message>
    <message>
        <source>{0} is no preset: it is not readable as JSON.</source>
        <translation>{0} 不是预设：无法作为 JSON 读取。</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche, or a damaged one.</source>
        <translation>{0} 不是 Pastiche 的风格文件，或已损坏。</translation>
    </message>
    <message>
        <source>{0} is no style file of Pastiche.</source>
        <translation>{0} 不是 Pastiche 的风格文件。</translation>
    </message>
    <message>
        <source>{0} is not a picture in a format that can be read.</source>
        <translation>{0} 不是可读取格式的图片。</translation>
    </message>
    <message>
        <source>{0} is not a video that can be read, or it is damaged.</source>
        <translation>{0} 不是可读取的视频，或者已损坏。</translation>
    </message>
    <message>
        <source>{0} is not an address that can be read (rtsp, http, https, udp and the like are).</source>
        <translation>{0} 不是可读取的地址（rtsp、http、https、udp 等可以）。</translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <translation>{0} 未打开。</translation>
    </message>
    <message>
        <source>{0} is of a kind that is not read here ({1}); save it as PNG or JPEG.</source>
        <translation>{0} 属于此处无法读取的类型（{1}）；请另存为 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>{0} is the fastest here and is used from now on.</source>
        <translation>{0} 在本机最快，今后将使用它。</translation>
    </message>
    <message>
        <source>{0} is the file being read; record to another name.</source>
        <translation>{0} 正是正在读取的文件；请用其他名称录制。</translation>
    </message>
    <message>
        <source>{0} is too large for a preset.</source>
        <translation>{0} 对预设来说太大。</translation>
    </message>
    <message>
        <source>{0} is too large for a style file.</source>
        <translation>{0} 太大，不能作为风格文件。</translation>
    </message>
    <message>
        <source>{0} is too large for a style image ({1} MB).</source>
        <translation>{0} 对风格图片来说太大（{1} MB）。</translation>
    </message>
    <message>
        <source>{0} is too large for the memory of this computer.</source>
        <translation>{0} 对此电脑的内存来说太大。</translation>
    </message>
    <message>
        <source>{0} is too large: {1} x {2} pixels, and {3} million are the limit.</source>
        <translation>{0} 太大：{1} x {2} 像素，上限为 {3} 百万。</translation>
    </message>
    <message>
        <source>{0} is too small for a style image: {1} x {2} pixels, and {3} each way are needed.</source>
        <translation>{0} 对风格图片来说太小：{1} x {2} 像素，每边至少需要 {3}。</translation>
    </message>
    <message>
        <source>{0} lacks {1} % of the frames: they come faster than they can be painted here.</source>
        <translation>{0} 缺少 {1} % 的帧：来得比这里能绘制的快。</translation>
    </message>
    <message>
        <source>{0} may not be read by this user (on most systems the group 'video' may).</source>
        <translation>当前用户无权读取 {0}（多数系统中“video”组可以）。</translation>
    </message>
    <message>
        <source>{0} missing in the recording</source>
        <translation>录制中缺少 {0}</translation>
    </message>
    <message>
        <source>{0} ms delay</source>
        <translation>延迟 {0} ms</translation>
    </message>
    <message>
        <source>{0} of {1} finished</source>
        <translation>已完成 {0}/{1}</translation>
    </message>
    <message>
        <source>{0} offers {1}, not “{2}”.</source>
        <translation>{0} 提供 {1}，不提供“{2}”。</translation>
    </message>
    <message>
        <source>{0} repeats its last picture.</source>
        <translation>{0} 一直重复最后一幅画面。</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} was made by a newer Pastiche (version {1} of the format).</source>
        <translation>{0} 由更新版本的 Pastiche 制作（格式版本 {1}）。</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}，剩余 {1}</translation>
    </message>
    <message>
        <source>{} failed in an unexpected way; the log has the details.</source>
        <translation>意外失败：{}；详情见日志。</translation>
    </message>
    <message>
        <source>“{0}” can be studied: within minutes it becomes a painting.</source>
        <translation>“{0}”可以学习：几分钟内就会成为绘画。</translation>
    </message>
    <message>
        <source>“{0}” comes with Pastiche and stays as it is: choose another name.</source>
        <translation>“{0}”是 Pastiche 自带的，保持不变：请另选名称。</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and cannot be removed.</source>
        <translation>“{0}”是程序自带的，无法移除。</translation>
    </message>
    <message>
        <source>“{0}” comes with the program and keeps its name.</source>
        <translation>“{0}”是程序自带的，名称不可更改。</translation>
    </message>
    <message>
        <source>“{0}” has been studied</source>
        <translation>“{0}”已学习完毕</translation>
    </message>
    <message>
        <source>“{0}” holds {1} pictures, and at most {2} become styles at once: choose some of them.</source>
        <translation>“{0}”中有 {1} 张图片，一次最多可添加 {2} 张作为风格：请选择其中一部分。</translation>
    </message>
    <message>
        <source>“{0}” is being studied: within minutes it becomes a painting.</source>
        <translation>“{0}”正在学习：几分钟内就会成为绘画。</translation>
    </message>
    <message>
        <source>“{0}” was studied for another network: its picture is here, and can be studied again.</source>
        <translation>“{0}”是为另一个网络学习的：图片已在这里，可以重新学习。</translation>
    </message>
</context>
</TS>
