// Runs in the page of bench_browser.py: notes when a slider (or a menu) moved, and when the picture that answers was painted.
//
// A picture counts as painted in the first task after the frame that follows its decoding: by then the page has
// handed it on to the screen. Nothing is drawn, read back or waited for in between, so the page is not slowed down.
(() => {
  const bench = (window.bench = { moves: [], paints: [], bytes: 0 });
  const requests = new Map(); // id of a message to the kernel -> when the slider moved of which it tells
  const open = new Set(); // those that the kernel has not finished with
  let answers = []; // for each picture that has arrived and is not shown yet: when the slider moved
  let decoding = 0;
  let lastEvent = 0;
  let area, picture, slider, menu, observer;

  // All that the kernel sends comes through a WebSocket.
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => (bench.bytes += data.byteLength ?? data.length));
    }
  };
  document.addEventListener('mouseup', event => (bench.released = event.timeStamp), true);

  const notebook = () => window.jupyterapp.shell.currentWidget;
  const kernel = () => notebook().sessionContext.session.kernel;
  const frame = () => new Promise(requestAnimationFrame);
  const task = () =>
    new Promise(resolve => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });

  // What the hand did that is being dealt with right now, if anything; the kernel can move sliders as well.
  const handEvent = () =>
    window.event instanceof UIEvent || ['input', 'change'].includes(window.event?.type) ? window.event : undefined;
  const value = () => (slider ? slider.get(true) : menu.selectedIndex);

  // A new picture, or, for the floor, a new text.
  const bringsPicture = ({ header, content, buffers }) =>
    header.msg_type === 'display_data'
      ? 'image/png' in content.data
      : header.msg_type === 'comm_msg' &&
        content.data.method === 'update' &&
        (buffers?.length > 0 || String(content.data.state.value).startsWith('floor '));

  const listen = (_, { msg, direction }) => {
    const { msg_id, msg_type } = msg.header;
    if (direction === 'send' && msg_type === 'comm_msg') {
      // Sent while the hand's event is still being dealt with, or later, when the kernel is free again.
      requests.set(msg_id, handEvent()?.timeStamp ?? bench.moves.at(-1)?.time);
      open.add(msg_id);
      lastEvent = performance.now();
    }
    const request = msg.parent_header.msg_id;
    if (direction === 'recv' && requests.has(request)) {
      if (bringsPicture(msg)) answers.push(requests.get(request));
      if (msg_type === 'status' && msg.content.execution_state === 'idle') open.delete(request);
      lastEvent = performance.now();
    }
  };

  const look = () => {
    const element = area.querySelector(picture);
    return { element, shows: element?.src ?? element?.textContent };
  };
  const same = (a, b) => a.element === b.element && a.shows === b.shows;

  const noteMove = () => handEvent() && bench.moves.push({ time: handEvent().timeStamp, value: value() });

  const start = control => {
    let before = look();
    const changed = async () => {
      const now = look();
      if (!now.element || same(now, before)) return;
      before = now;
      const moved = answers.shift();
      decoding += 1;
      try {
        await now.element.decode?.();
        await frame();
        await task();
        if (same(now, look())) bench.paints.push({ moved, painted: performance.now() });
      } catch {
        // The next picture took its place before it was decoded: it was never painted.
      }
      decoding -= 1;
      lastEvent = performance.now();
    };
    observer = new MutationObserver(changed);
    observer.observe(area, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['src'],
    });
    kernel().anyMessage.connect(listen);
    slider = control.querySelector('.noUi-target')?.noUiSlider;
    menu = control.querySelector('select');
    slider?.on('update.bench', noteMove);
    menu?.addEventListener('input', noteMove);
    menu?.setAttribute('data-lm-suppress-shortcuts', 'true'); // or JupyterLab takes the arrow keys away from it
  };

  // Put code into the last cell, and run it.
  bench.run = async code => {
    const { content } = notebook();
    content.activeCellIndex = content.widgets.length - 1;
    content.activeCell.model.sharedModel.setSource(code);
    await window.jupyterapp.commands.execute('notebook:run-cell');
    area = content.activeCell.node.querySelector('.jp-OutputArea');
  };
  bench.isThere = selector =>
    area.querySelector('.bench-control :is(.noUi-handle, select)') && area.querySelector(selector);

  // Watch the control in the last cell, and the <img> or the text that a selector names.
  bench.watch = selector => {
    picture = selector;
    area.scrollIntoView({ block: 'start' });
    start(area.querySelector('.bench-control'));
  };

  // Watch the first explorer of any notebook.
  bench.watchFirst = () => {
    picture = 'img.widget-image';
    area = document.querySelector('.weatherbits');
    start(area);
  };

  bench.unwatch = () => {
    observer.disconnect();
    kernel().anyMessage.disconnect(listen);
    slider?.off('.bench');
    menu?.removeEventListener('input', noteMove);
    requests.clear();
    open.clear();
  };

  // Wait until the kernel has answered, the answer is painted, and nothing more follows.
  bench.settled = async () => {
    const end = performance.now() + 20000;
    while (open.size || decoding || performance.now() - lastEvent < 25) {
      if (performance.now() > end) throw new Error('the kernel did not answer within 20 seconds');
      await frame();
    }
    answers = [];
  };

  // Give what was noted since the last time.
  bench.take = () => {
    const { moves, paints, bytes, released } = bench;
    Object.assign(bench, { moves: [], paints: [], bytes: 0, released: undefined });
    return { moves, paints, bytes, released };
  };

  // Tell the control's value, and which picture the page shows.
  bench.shown = async () => {
    const response = await fetch(look().element.src);
    const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
    const sha256 = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
    return { value: value(), sha256 };
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
