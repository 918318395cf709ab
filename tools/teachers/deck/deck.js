// A deck: reveal.js turns the slides, site.js moves the pictures. Over file:// the pictures stand still.
(() => {
  const inPicture = () => document.activeElement?.closest('.live, #theme') ?? null;

  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    maxScale: 4,
    center: false,
    hash: true,
    slideNumber: 'c/t',
    transition: 'none',
    navigationMode: 'linear',
    plugins: [RevealNotes],
    // A button that has the focus is pressed by these keys, and they turn no slide. Sliders and fields keep theirs.
    keyboardCondition: event => !(inPicture() && [' ', 'Enter', 'Escape'].includes(event.key)),
  });

  // Esc leaves a control: then the arrows turn slides again. Where a slide goes away, so does the focus in it.
  addEventListener('keyup', event => { if (event.key === 'Escape') document.activeElement?.blur(); }, true);
  Reveal.on('slidechanged', () => { if (inPicture()) document.activeElement.blur(); });

  const theme = document.getElementById('theme');
  Reveal.addKeyBinding({ keyCode: 84, key: 'T', description: theme.textContent }, () => theme.click());
})();
