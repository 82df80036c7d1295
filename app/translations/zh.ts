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
        <source> Mix in another style</source>
        <translation> 混入另一种风格</translation>
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
        <source>A mix holds at most {0} styles: take one out first.</source>
        <translation>一次最多混合 {0} 种风格：请先移除一种。</translation>
    </message>
    <message>
        <source>A recording goes straight on.</source>
        <translation>录制不能跳跃。</translation>
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
        <source>Before</source>
        <translation>之前</translation>
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
        <source>Best</source>
        <translation>最佳</translation>
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
        <source>Cancelled</source>
        <translation>已取消</translation>
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
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Click or drag to go there; the arrow keys go {0} seconds on or back</source>
        <translation>点击或拖动即可跳转；方向键前进或后退 {0} 秒</translation>
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
        <source>Compare</source>
        <translation>对比</translation>
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
        <source>Ctrl + click on a style</source>
        <translation>Ctrl + 点击风格</translation>
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
        <source>Double-click puts it back to {0} %; Shift moves it in fine steps.</source>
        <translation>双击恢复为 {0} %；按住 Shift 可微调。</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Drag the rectangle, its edges or its corners; double-click for the whole picture.
The arrow keys move it, with Shift they resize it.</source>
        <translation>拖动矩形、边或角；双击选取整幅图片。
方向键移动，按住 Shift 调整大小。</translation>
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
        <source>Drop to paint in this style</source>
        <translation>松开以用此风格绘制</translation>
    </message>
    <message>
        <source>Drop to play it here</source>
        <translation>松开以在此播放</translation>
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
        <source>Every key at a glance</source>
        <translation>所有按键一览</translation>
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
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Go on recording (Shift+R)</source>
        <translation>继续录制 (Shift+R)</translation>
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
        <source>Hold a video one frame earlier</source>
        <translation>视频停在前一帧</translation>
    </message>
    <message>
        <source>Hold a video one frame later</source>
        <translation>视频停在后一帧</translation>
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
        <source>How loud the microphone is</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it.</source>
        <translation>风格的强度：0 % 为原始画面，100 % 为完整风格，更高则更强。</translation>
    </message>
    <message>
        <source>In the strip already: {0}</source>
        <translation>已在风格列表中：{0}</translation>
    </message>
    <message>
        <source>Keep the picture's colours</source>
        <translation>保留画面的颜色</translation>
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
        <source>Leave out what comes, or go on</source>
        <translation>略过后续内容或继续</translation>
    </message>
    <message>
        <source>Leaves the processor to the picture</source>
        <translation>把处理器留给画面</translation>
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
        <source>Licences</source>
        <translation>许可证</translation>
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
        <source>Looks that you kept: styles, their mix and every slider.</source>
        <translation>已保存的外观：风格、混合比例与所有滑块。</translation>
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
        <source>Measure every back end on this machine and take the fastest that paints the right picture.</source>
        <translation>在本机测量每个后端，并选用结果正确且最快的一个。</translation>
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
        <source>Milliseconds per stage</source>
        <translation>各阶段毫秒数</translation>
    </message>
    <message>
        <source>Mix in (Ctrl+click)</source>
        <translation>混入 (Ctrl+点击)</translation>
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
        <source>No microphone</source>
        <translation>无麦克风</translation>
    </message>
    <message>
        <source>No more tips</source>
        <translation>不再显示提示</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Nothing holds it up: every frame of the source is painted.</source>
        <translation>没有瓶颈：来源的每一帧都会被绘制。</translation>
    </message>
    <message>
        <source>Nothing you paint leaves this computer.</source>
        <translation>您绘制的内容不会离开这台电脑。</translation>
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
        <source>Optimise for this machine</source>
        <translation>为本机优化</translation>
    </message>
    <message>
        <source>Other programs see the picture as the camera “{0}”</source>
        <translation>其他程序可将画面视为摄像头“{0}”</translation>
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
        <source>Put the present picture on the clipboard</source>
        <translation>将当前画面复制到剪贴板</translation>
    </message>
    <message>
        <source>Put the present picture on the clipboard (Ctrl+C)</source>
        <translation>将当前画面复制到剪贴板 (Ctrl+C)</translation>
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
        <source>Reads the picture larger or smaller, so that brush strokes come out larger or smaller.</source>
        <translation>以更大或更小的尺寸读取图片，从而改变笔触大小。</translation>
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
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
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
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
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
        <source>The bottleneck is “{0}”. A smaller working size is faster.</source>
        <translation>瓶颈是“{0}”。较小的工作尺寸会更快。</translation>
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
        <source>The finer network needs about twice the time for a frame.</source>
        <translation>更精细的网络每帧约需两倍时间。</translation>
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
        <source>The picture alone, without a cursor; Escape goes back</source>
        <translation>仅显示画面，隐藏光标；按 Esc 返回</translation>
    </message>
    <message>
        <source>The picture without the style, while the key is held</source>
        <translation>按住按键时显示无风格的画面</translation>
    </message>
    <message>
        <source>The present look</source>
        <translation>当前外观</translation>
    </message>
    <message>
        <source>The sliders act on the very next frame. Hold B to see the picture without the style, press C to compare.</source>
        <translation>滑块在下一帧立即生效。按住 B 查看无风格的画面，按 C 对比。</translation>
    </message>
    <message>
        <source>The source failed.</source>
        <translation>来源出错。</translation>
    </message>
    <message>
        <source>The video has ended. Press Space to play it again.</source>
        <translation>视频已播完。按空格键重播。</translation>
    </message>
    <message>
        <source>The weights of the network were trained on pictures that are licensed for non-commercial research only: use them, and what you make with them, for non-commercial purposes.</source>
        <translation>网络权重使用仅限非商业研究许可的图片训练：请仅将权重及其作品用于非商业目的。</translation>
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
        <source>There is nothing to record yet.</source>
        <translation>还没有可录制的内容。</translation>
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
        <source>What the files added from now on are painted in</source>
        <translation>此后添加的文件所用的外观</translation>
    </message>
    <message>
        <source>What the network is computed in: fewer bits are quicker and a little less exact.</source>
        <translation>网络以何种精度计算：位数越少越快，但精确度略低。</translation>
    </message>
    <message>
        <source>What the network works at: smaller is faster and gives broader strokes, automatic keeps it fluent.
The picture and the recording keep the size of the source.</source>
        <translation>网络的工作尺寸：越小越快，笔触越粗；自动可保持流畅。
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
        <source>Wheel</source>
        <translation>滚轮</translation>
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
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
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
        <source>capture</source>
        <translation>采集</translation>
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
        <source>opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>显示</translation>
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
        <source>{0}
Choose another source, or press Space to try again.</source>
        <translation>{0}
请选择其他来源，或按空格键重试。</translation>
    </message>
    <message>
        <source>{0} The precision is automatic again.</source>
        <translation>{0} 精度已恢复为自动。</translation>
    </message>
    <message>
        <source>{0} dropped</source>
        <translation>丢弃 {0}</translation>
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
        <source>{0} is the fastest here and is used from now on.</source>
        <translation>{0} 在本机最快，今后将使用它。</translation>
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
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} × {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}，剩余 {1}</translation>
    </message>
</context>
</TS>
