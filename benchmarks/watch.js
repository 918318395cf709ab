// Runs in the pages of bench_browser.py and bench_site.py: notes when a slider (or a menu) moved, and when the picture that answers was painted.
//
// A picture counts as painted in the first task after the frame that follows the change of the page: by then the page
// has handed it on to the screen. Nothing is drawn, read back or waited for in between, so the page is not slowed down.
(() => {
  const bench = (window.bench = {
    quiet: 25, // milliseconds without a message, after which nothing more follows
  });
  const open = new Map(); // id of a message that the kernel is not done with -> when it began with it
  let painting = 0; // pictures that are in the page, and not on the screen yet
  let lastEvent = 0;
  let hand = 0; // when the hand last did something
  let noted, area, picture, control, slider, observer;

  // Give what was noted since the last time.
  bench.take = () => {
    const before = noted;
    noted = { moves: [], changes: [], paints: [], bytes: 0, kernel: 0, released: null };
    return before;
  };
  bench.take();

  // All that the kernel sends comes through a WebSocket.
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => (noted.bytes += data.byteLength ?? data.length));
    }
  };

  for (const type of ['keydown', 'pointerdown', 'pointermove']) {
    document.addEventListener(type, event => (hand = event.timeStamp), true);
  }
  document.addEventListener('mouseup', event => (noted.released = event.timeStamp), true);

  const notebook = () => window.jupyterapp.shell.currentWidget;
  const kernel = () => notebook().sessionContext.session.kernel;
  const hasKernel = () => Boolean(window.jupyterapp); // a page of the site has none
  const frame = () => new Promise(requestAnimationFrame);
  const task = () =>
    new Promise(resolve => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });

  // Milliseconds of a time such as 2026-11-26T11:24:46.005272Z, and what Date.parse leaves out of it.
  const read = time => Date.parse(time) + Number(/\.\d{3}(\d+)/.exec(time)?.[1].padEnd(3, '0').slice(0, 3) ?? 0) / 1e3;

  const listen = (_, { msg, direction }) => {
    const { msg_id, msg_type, date } = msg.header;
    const request = direction === 'send' ? msg_id : msg.parent_header.msg_id;
    if (direction === 'send' && msg_type === 'comm_msg') open.set(request, NaN);
    if (!open.has(request)) return;
    lastEvent = performance.now();
    if (direction === 'send' || msg_type !== 'status') return;
    if (msg.content.execution_state === 'busy') open.set(request, read(date));
    if (msg.content.execution_state === 'idle') {
      noted.kernel += read(date) - open.get(request);
      open.delete(request);
    }
  };

  // What is seen of a live picture, or of the floor's short text, as something that is another one after each change.
  const seen = () => {
    const element = area.querySelector(picture);
    return element instanceof SVGElement ? element.children[2].firstChild : element?.textContent;
  };

  const noteMove = () => noted.moves.push(hand);
  const noteSliderMove = () => window.event instanceof UIEvent && noteMove(); // the kernel can move it as well

  const start = () => {
    let before = seen();
    const changed = async () => {
      const now = seen();
      if (!now || now === before) return;
      before = now;
      noted.changes.push(performance.now());
      painting += 1;
      await frame();
      if (now === seen()) { // or the next one has taken its place, and it is never painted
        await task();
        noted.paints.push(performance.now());
      }
      painting -= 1;
      lastEvent = performance.now();
    };
    observer = new MutationObserver(changed);
    observer.observe(area, { subtree: true, childList: true, characterData: true });
    if (hasKernel()) kernel().anyMessage.connect(listen);
    slider = control.noUiSlider;
    slider?.on('update.bench', noteSliderMove);
    control.addEventListener('input', noteMove, true);
    (control.querySelector('.noUi-handle') ?? control).setAttribute('data-bench', 'handle');
  };

  // Run code in a cell of its own at the end of the notebook.
  bench.run = async code => {
    const { content } = notebook();
    const { sharedModel } = content.model;
    sharedModel.insertCell(sharedModel.cells.length, { cell_type: 'code', source: code });
    content.activeCellIndex = content.widgets.length - 1;
    await window.jupyterapp.commands.execute('notebook:run-cell');
    area = content.activeCell.node.querySelector('.jp-OutputArea');
  };

  const MOVABLE = 'input, select, .noUi-target';
  const findControl = selector => {
    const found = area.querySelector(selector);
    return found?.matches(MOVABLE) ? found : found?.querySelector(MOVABLE);
  };
  bench.isThere = (...selectors) => findControl(selectors[1]) && area.querySelector(selectors[0]);

  // Watch a picture (or a text) in that cell, and a control; selectors name them.
  bench.watch = (...selectors) => {
    picture = selectors[0];
    control = findControl(selectors[1]);
    area.scrollIntoView({ block: 'start' });
    start();
  };

  // Watch the first explorer of a page that a selector names.
  bench.watchFirst = (root, ...selectors) => {
    area = document.querySelector(root);
    bench.watch(...selectors);
  };

  // Watch no more.
  bench.rest = () => {
    observer.disconnect();
    control.removeEventListener('input', noteMove, true);
    (control.querySelector('.noUi-handle') ?? control).removeAttribute('data-bench');
  };

  // Watch no more, and take that cell away.
  bench.leave = () => {
    bench.rest();
    kernel().anyMessage.disconnect(listen);
    slider?.off('.bench');
    open.clear();
    const { sharedModel } = notebook().content.model;
    sharedModel.deleteCell(sharedModel.cells.length - 1);
  };

  // Wait until the kernel has answered, the answer is painted, and nothing more follows.
  bench.settled = async () => {
    const end = performance.now() + 20000;
    while (open.size || painting || performance.now() - lastEvent < bench.quiet) {
      if (performance.now() > end) throw new Error('the kernel did not answer within 20 seconds');
      await frame();
    }
  };

  // Tell where the middle of the slider's handle is, and from where to where it can be dragged; nothing for a menu.
  bench.grip = () => {
    if (control.matches('select')) return null;
    const track = (control.querySelector('.noUi-base') ?? control).getBoundingClientRect();
    const handle = control.querySelector('.noUi-handle')?.getBoundingClientRect();
    const x = handle ? handle.x + handle.width / 2 : track.x + 8 + (control.value / control.max) * (track.width - 16);
    return { x, y: track.y + track.height / 2, left: track.left, width: track.width };
  };

  // Tell in what the page differs from what the kernel's state calls for.
  bench.differences = truth => {
    const svg = area.querySelector(picture);
    const [defs, still, moving] = svg.children;
    const made = (element, markup) => {
      const copy = element.cloneNode(false);
      copy.innerHTML = markup;
      return copy;
    };
    const isDefined = definition => defs.querySelector(`[id="${definition.id}"]`)?.isEqualNode(definition);
    const checks = {
      'the kernel': truth.kernel_agrees,
      'what stands still': still.isEqualNode(made(still, truth.still)),
      'what moves': moving.isEqualNode(made(moving, truth.moving)),
      'what both refer to': Array.from(made(defs, truth.defined).children).every(isDefined),
      'the sentence': area.querySelector('.live-sentence').textContent === truth.sentence,
      'the words of the picture': svg.getAttribute('aria-label') === truth.sentence,
      'the control': Number(control.matches('select') ? control.selectedIndex : control.value) === truth.place,
    };
    return Object.keys(checks).filter(what => !checks[what]);
  };

  // Evaluate an expression in the kernel.
  bench.ask = async expression => {
    const future = kernel().requestExecute({
      code: '', silent: true, store_history: false, user_expressions: { answer: expression },
    });
    const { answer } = (await future.done).content.user_expressions;
    if (answer.status !== 'ok') throw new Error(`${answer.ename}: ${answer.evalue}`);
    return answer.data['text/plain'];
  };
})();
