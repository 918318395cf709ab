// Tell screen readers what the eye sees: each slider's name, the picture's words, and when the words change.
// Tell the picture, too, how fine the screen is.
// Jupyter's own sliders have no accessible name, and its pictures no alternative text. JupyterLab also takes the
// arrow keys for itself, from menus and sliders, unless they are marked.
(() => {
  const area = document.currentScript?.closest('.jp-OutputArea') ?? document.body;
  const fine = matchMedia('(min-resolution: 1.01dppx)'); // more than one pixel to a CSS pixel
  const give = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  };
  const describe = () => {
    for (const slider of area.querySelectorAll('.weatherbits .widget-slider')) {
      const label = slider.querySelector('.widget-label')?.textContent.trim() ?? '';
      give(slider.querySelector('[role=slider]'), {
        'aria-label': label,
        'aria-valuetext': slider.querySelector('.widget-readout')?.textContent ?? '',
      });
      give(slider.querySelector('.widget-readout'), { role: 'textbox', 'aria-label': `${label}, typed` });
    }
    for (const control of area.querySelectorAll('.weatherbits select, .weatherbits [role=slider]')) {
      give(control, { 'data-lm-suppress-shortcuts': 'true' });
    }
    for (const explorer of area.querySelectorAll('.weatherbits')) {
      const sentence = explorer.querySelector('.weatherbits-sentence .widget-html-content');
      give(sentence, { role: 'status', 'aria-live': 'polite' });
      give(explorer.querySelector('img.widget-image'), { alt: sentence?.textContent.trim() ?? '' });
      const screen = explorer.querySelector('.weatherbits-screen input');
      const pixels = fine.matches ? '2' : '1';
      if (screen && screen.value !== pixels) {
        screen.value = pixels;
        screen.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
  };
  // Who clicks or tabs to a slider's number wants to type another one: it is marked, so that typing replaces it. A
  // decimal comma, which many learners type, is a point to the widget.
  const isReadout = element => element.matches?.('.weatherbits .widget-readout');
  for (const event of ['focusin', 'click', 'keyup']) {
    area.addEventListener(event, ({ target, key }) => {
      if (isReadout(target) && (!key || key === 'Enter')) setTimeout(() => getSelection().selectAllChildren(target));
    });
  }
  area.addEventListener('beforeinput', event => {
    if (isReadout(event.target) && event.data === ',') {
      event.preventDefault();
      document.execCommand('insertText', false, '.');
    }
  });
  describe();
  fine.addEventListener('change', describe);
  new MutationObserver(describe).observe(area, { childList: true, subtree: true, characterData: true });
})();
