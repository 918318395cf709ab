// An explorer in a page: controls, a picture, and a sentence, kept in step with a state that lives elsewhere.
//
// `mount` knows no notebook: whoever calls it gives what is to be shown, and a function that takes what the learner did
// (`{do: 'move' | 'type' | 'press' | 'look' | 'visit', name, value, fields, n}`). Each request has a number, and whatever
// shows the state answers it with a frame of that number. `show` does this for a notebook, through a widget's model.

const MOST_UNANSWERED = 2; // requests on the way: the next one leaves before the answer to the last one is back
const PATIENCE = 4000; // milliseconds without an answer until the page says so
let mounted = 0;

// Make an element. What it says is text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function mount(host, { shape, picture, frame, send }) {
  const id = `live-${++mounted}`;
  const root = make('div', { class: 'live', 'data-lm-suppress-shortcuts': 'true' });
  const buttons = make('div', { class: 'live-buttons' });
  // What sets a state stands together, and so does what goes on from the state that is shown.
  const [starts, steps] = ['live-group', 'live-group'].map(name => (shape.size ? make('div', { class: name }) : buttons));
  const controls = make('div', { class: 'live-controls' });
  const sentence = make('p', { class: 'live-sentence', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const note = make('p', { class: 'live-note', role: 'alert' });
  root.append(...(shape.size ? [buttons, controls] : [controls, buttons]));
  root.classList.toggle('live-form', !shape.size);
  if (shape.asks) {
    root.classList.add('live-asked');
    root.prepend(make('p', { class: 'live-asks', id: `${id}-asks` }, shape.asks));
    buttons.setAttribute('role', 'group');
    buttons.setAttribute('aria-labelledby', `${id}-asks`);
  }

  // Requests: of each control only the latest counts.
  const waiting = new Map();
  let asked = frame.n;
  let answered = frame.n;
  let patience;
  const ask = (key, request) => {
    waiting.set(key, request);
    flush();
  };
  const flush = () => {
    while (waiting.size && asked - answered < MOST_UNANSWERED) {
      const [key, request] = waiting.entries().next().value;
      waiting.delete(key);
      asked += 1;
      try {
        send({ ...request, n: asked });
      } catch {
        giveUp();
      }
    }
    clearTimeout(patience);
    if (asked > answered) patience = setTimeout(giveUp, PATIENCE);
  };
  // Say that nobody answers, and wait for it no longer: what is done next is sent, as somebody may be back by then.
  const giveUp = () => {
    answered = asked;
    say(shape.silent);
  };
  const say = text => {
    if (note.textContent !== text) note.textContent = text;
    root.classList.toggle('live-silent', Boolean(text));
  };

  // The picture: what stands still and what moves are two groups of one SVG.
  let svg, defs, still, moving;
  if (shape.size) {
    const [width, height] = shape.size;
    root.style.setProperty('--live-width', `${width}px`);
    svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('role', 'img');
    [defs, still, moving] = ['defs', 'g', 'g'].map(tag => svg.appendChild(document.createElementNS(SVG, tag)));
    const frameOfPicture = make('div', { class: 'live-picture' });
    frameOfPicture.append(svg);
    const pan = make('div', { class: 'live-pan' });
    pan.append(frameOfPicture);
    root.append(pan);
    // Where the page is too narrow, the picture can be moved aside, with keys as well; its edges show where it goes on.
    const showEdges = () => {
      const { scrollWidth, clientWidth, scrollLeft } = frameOfPicture;
      const hidden = scrollWidth - clientWidth;
      pan.classList.toggle('live-more-left', hidden > 1 && scrollLeft > 1);
      pan.classList.toggle('live-more-right', hidden > 1 && scrollLeft < hidden - 1);
      if (hidden > 1) frameOfPicture.tabIndex = 0;
      else frameOfPicture.removeAttribute('tabindex');
    };
    const observer = new ResizeObserver(showEdges);
    observer.observe(frameOfPicture);
    observer.observe(svg);
    frameOfPicture.addEventListener('scroll', showEdges, { passive: true });
  }
  root.append(sentence, note);

  // The controls. Each gives a function that shows a value, and one that switches it on or off.
  const parts = {};
  const makers = { slider: makeSlider, choice: makeChoice, text: makeText, switch: makeSwitch };
  for (const [name, spec] of Object.entries(shape.controls)) {
    const part = makers[spec.kind](`${id}-${name}`, spec, request => ask(name, { ...request, name }));
    part.why = make('span', { class: 'live-why' });
    part.element.append(part.why);
    parts[name] = part;
  }
  for (const row of shape.rows) controls.append(layRow(row, shape.controls, parts));

  const pressable = new Map();
  let isBusy = false;
  const busy = make('span', { class: 'live-busy', role: 'status' });
  const hasPresets = shape.buttons.some(([, , kind]) => kind === 'preset');
  for (const [name, label, kind] of shape.buttons) {
    const isRun = kind === 'run';
    const button = make('button', { type: 'button', class: 'live-button' }, label);
    button.addEventListener('click', () => {
      if (isRun) showBusy(true); // at once: the first step of a run may take its time
      ask(`press ${name}`, { do: 'press', name });
    });
    const isStart = kind === 'preset' || (kind === 'reset' && hasPresets);
    (isStart ? starts : steps).append(button);
    pressable.set(name, { button, isRun });
  }
  steps.append(busy);
  if (steps !== buttons) {
    const runs = shape.buttons.some(([, , kind]) => kind === 'run');
    buttons.append(...[starts, steps].filter(group => group.querySelector('button')));
    if (!runs) busy.remove();
  }
  const showBusy = now => {
    isBusy = now;
    root.setAttribute('aria-busy', String(now));
    const text = now ? shape.working : '';
    if (busy.textContent !== text) busy.textContent = text;
    for (const [name, { button, isRun }] of pressable) {
      if (isRun) button.disabled = now;
      if (name === 'stop') button.disabled = !now;
    }
  };

  const draw = ({ still: markup, defined }) => {
    if (!svg) return;
    defs.innerHTML = defined;
    still.innerHTML = markup;
  };

  const update = now => {
    answered = Math.max(answered, now.n);
    if (svg) {
      if (now.defined) defs.insertAdjacentHTML('beforeend', now.defined);
      moving.innerHTML = now.moving;
      svg.setAttribute('aria-label', now.sentence);
      const least = `${now.least}px`; // narrower, and its smallest text could not be read
      if (svg.style.minWidth !== least) svg.style.minWidth = least;
    }
    if (sentence.textContent !== now.sentence) sentence.textContent = now.sentence;
    say('');
    if (shape.asks) {
      for (const [name, { button }] of pressable) button.setAttribute('aria-pressed', String(name === now.chosen));
    }
    const isSettled = answered >= asked && !waiting.size;
    for (const [name, part] of Object.entries(parts)) {
      if (name in now.ends) part.setEnd(now.ends[name]);
      // What is on its way to the kernel must not be overtaken by what the kernel knew before.
      if (isSettled) part.show(now.values[name]);
      const why = now.idle[name] ?? '';
      part.enable(!why);
      if (part.why.textContent !== why) part.why.textContent = why;
    }
    if (isSettled || now.running) showBusy(Boolean(now.running));
    flush();
  };

  host.append(root);
  draw(picture);
  update(frame);
  showBusy(Boolean(frame.running));
  return { root, draw, update, say, ask: request => ask(request.do, request), stop: () => clearTimeout(patience) };
}

// Lay out a row of controls. Sliders that follow each other stay beside each other. Many sliders, each perhaps with its
// switch, and many fields stand in columns. Words, and switches after them, are one line of text.
function layRow(row, specs, parts) {
  const line = make('div', { class: 'live-row' });
  const kinds = row.map(name => specs[name]?.kind ?? 'word');
  const isAll = kind => kinds.every(other => other === kind);
  if (row.length > 2 && (isAll('slider') || isAll('text'))) line.classList.add('live-grid', `live-grid-${kinds[0]}`);
  const areHeld = row.length > 3 && kinds.every((kind, i) => kind === (i % 2 ? 'switch' : 'slider'));
  if (areHeld) line.classList.add('live-grid', 'live-grid-held');
  if (kinds.every(kind => kind === 'word' || kind === 'switch')) line.classList.add('live-switches');
  let block = line;
  row.forEach((name, i) => {
    const isSlider = kinds[i] === 'slider';
    if (isSlider && kinds[i + 1] === 'slider' && kinds[i - 1] !== 'slider' && !isAll('slider')) {
      block = make('div', { class: 'live-pair' });
      line.append(block);
    } else if (!isSlider) {
      block = line;
    }
    block.append(parts[name]?.element ?? make('span', { class: 'live-word' }, name));
  });
  return line;
}

function makeSlider(id, spec, ask) {
  const steps = () => Math.round((spec.max - spec.min) / spec.step);
  const range = make('input', {
    type: 'range', id, min: 0, max: steps(), step: 1, class: 'live-range', 'data-lm-suppress-shortcuts': 'true',
  });
  const number = make('input', {
    type: 'text', inputmode: 'decimal', class: 'live-number', 'aria-label': spec.typed, autocomplete: 'off',
    spellcheck: 'false', 'data-lm-suppress-shortcuts': 'true',
  });
  const written = step => {
    const value = spec.min + step * spec.step;
    return (Math.abs(value) < 1e-9 ? 0 : value).toFixed(spec.decimals).replace('-', '−');
  };
  const values = Array.from([spec.min, spec.max], value => value.toFixed(spec.decimals).length);
  number.style.width = `calc(${Math.max(4, ...values) + 1}ch + 14px)`;
  let isTyping = false;
  const read = () => {
    const text = written(Number(range.value));
    if (!isTyping) {
      number.value = text;
      if (document.activeElement === number) number.select(); // what is typed next replaces it
    }
    range.setAttribute('aria-valuetext', text);
  };
  range.addEventListener('input', () => {
    read();
    ask({ do: 'move', value: spec.min + Number(range.value) * spec.step });
  });
  number.addEventListener('focus', () => number.select());
  number.addEventListener('mousedown', event => {
    if (isTyping) return;
    event.preventDefault(); // or the click would take the mark away that lets typing replace the number
    number.focus();
    number.select();
  });
  number.addEventListener('input', () => { isTyping = true; });
  const typed = () => {
    if (!isTyping) return;
    isTyping = false;
    ask({ do: 'type', value: number.value.slice(0, 60) });
  };
  number.addEventListener('blur', typed);
  number.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      typed();
    } else if (event.key === 'Escape') {
      isTyping = false;
      read();
    }
    event.stopPropagation();
  });
  range.addEventListener('keydown', event => event.stopPropagation());
  return {
    element: make('div', { class: 'live-control live-slider' }, make('label', { for: id }, spec.label), range, number),
    show: value => {
      range.value = Math.round((value - spec.min) / spec.step);
      read();
    },
    setEnd: end => {
      spec.max = end;
      range.max = steps();
    },
    enable: isOn => { range.disabled = number.disabled = !isOn; },
  };
}

function makeChoice(id, spec, ask) {
  const menu = make('select', { id, class: 'live-menu', 'data-lm-suppress-shortcuts': 'true' });
  for (const text of spec.options) menu.append(make('option', {}, text));
  menu.addEventListener('change', () => ask({ do: 'move', value: menu.selectedIndex }));
  menu.addEventListener('keydown', event => event.stopPropagation());
  return {
    element: make('div', { class: 'live-control live-choice' }, make('label', { for: id }, spec.label), menu),
    show: index => { menu.selectedIndex = index; },
    enable: isOn => { menu.disabled = !isOn; },
  };
}

function makeText(id, spec, ask) {
  const field = make('input', {
    type: 'text', id, class: 'live-text', maxlength: spec.most, placeholder: spec.placeholder, dir: 'auto',
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'data-lm-suppress-shortcuts': 'true',
  });
  field.style.width = `calc(${spec.width}ch + 14px)`;
  const tell = () => ask({ do: 'move', value: field.value });
  let isComposing = false; // a letter out of several keys, as in Chinese: it is left alone until it is whole
  field.addEventListener('compositionstart', () => { isComposing = true; });
  field.addEventListener('compositionend', () => {
    isComposing = false;
    if (spec.at_once) tell();
  });
  if (spec.at_once) field.addEventListener('input', () => isComposing || tell());
  if (!spec.at_once) field.addEventListener('change', tell);
  field.addEventListener('keydown', event => event.stopPropagation());
  return {
    element: make('div', { class: 'live-control live-field' }, make('label', { for: id }, spec.label), field),
    show: text => { if (field.value !== text && !isComposing) field.value = text; },
    enable: isOn => { field.disabled = !isOn; },
  };
}

function makeSwitch(id, spec, ask) {
  const button = make('button', { type: 'button', id, class: 'live-button live-switch', title: spec.hint || undefined });
  button.append(spec.label);
  let isOn = false;
  const show = now => {
    isOn = now;
    button.setAttribute('aria-pressed', String(now));
  };
  button.addEventListener('click', () => {
    show(!isOn);
    ask({ do: 'move', value: isOn });
  });
  return {
    element: make('div', { class: 'live-control live-toggle' }, button),
    show,
    enable: isEnabled => { button.disabled = !isEnabled; },
  };
}

// Show an explorer of a notebook: its model holds what is to be shown, and takes what the learner does.
export function show({ model, el, style }) {
  dress(style);
  const view = mount(el, {
    shape: model.get('shape'),
    picture: model.get('picture'),
    frame: model.get('frame'),
    send: request => model.send(request),
  });
  // Several changes come with one message; what stands still is drawn before what moves.
  let drawn = model.get('picture');
  const follow = () => {
    if (model.get('picture') !== drawn) view.draw((drawn = model.get('picture')));
    view.update(model.get('frame'));
  };
  const ask = () => view.ask({ do: 'look' });
  // A page that was opened anew has what was sent last; what was sent before, bit by bit, it has to ask for.
  const uses = Array.from(view.root.querySelectorAll('use'), use => use.getAttribute('href'));
  if (uses.some(name => !view.root.querySelector(name))) ask();
  model.on('change:frame', follow);
  model.on('comm_live_update', ask); // the kernel was restarted, or came back: does anybody listen?
  el.closest('.jp-OutputArea, .output, #output-area')?.classList.add('live-here');
  trustStillPictures(model.widget_manager);
  const { cell } = model.get('shape');
  const fields = visited.has(cell) ? null : askedOf(cell, openedWith());
  visited.add(cell);
  if (fields) view.ask({ do: 'visit', fields });
  return () => {
    view.stop();
    model.off('change:frame', follow);
    model.off('comm_live_update', ask);
  };
}

// A link opens an explorer in a given state: `#cell?field=value&…`, once a page. Whatever stands there goes to Python as
// text, to be read like what is typed, and nowhere else.
const visited = new Set();
const openedWith = () => performance.getEntriesByType('navigation')[0]?.name ?? location.href;
export function askedOf(cell, address) {
  const [place, query] = address.split('#').slice(1).join('#').split('?');
  if (!cell || !query || decode(place) !== cell) return null;
  return Object.fromEntries(new URLSearchParams(query));
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const dressed = new Set();
function dress(style) {
  if (dressed.has(style)) return;
  dressed.add(style);
  document.head.append(make('style', { 'data-live': '' }, style));
}

// A notebook that was downloaded is not trusted cell by cell until each one has run; and as long as one is not, the
// live pictures of those that have run are lost when the page is loaded anew. What holds nothing but pictures and words
// needs no trust: the cells that wait with such an output are marked as harmless.
function trustStillPictures(manager) {
  const cells = manager?.context?.model?.cells;
  if (!cells?.length) return;
  for (const cell of Array.from(cells)) {
    if (cell.type !== 'code' || cell.trusted) continue;
    const outputs = cell.sharedModel?.getOutputs?.() ?? [];
    if (outputs.every(isHarmless)) cell.trusted = true;
  }
}

const HARMLESS_TYPES = new Set(['text/plain', 'text/html', 'image/png']);
const ANY = /^/;
const HARMLESS_ELEMENTS = {
  DIV: { class: /^live-still$/ },
  FIGURE: { style: /^margin: 4px 0; max-width: \d+px(; overflow-x: auto)?$/ },
  IMG: {
    src: /^data:image\/png;base64,[A-Za-z0-9+/=]*$/, alt: ANY, width: /^\d+$/, height: /^\d+$/,
    style: /^max-width: 100%;( min-width: \d+px;)? height: auto$/,
  },
  FIGCAPTION: { style: /^position: sticky; left: 0$/ }, DETAILS: { open: /^$/ }, SUMMARY: {}, P: {},
};

// Whether an output is words and pictures alone: no script, no address, no style that reaches beyond it.
export function isHarmless(output) {
  if (!['display_data', 'execute_result'].includes(output.output_type)) return output.output_type === 'stream';
  if (!Object.keys(output.data).every(type => HARMLESS_TYPES.has(type))) return false;
  const html = output.data['text/html'];
  if (html === undefined) return true;
  const text = Array.isArray(html) ? html.join('') : html;
  const body = new DOMParser().parseFromString(text.replace(STILL_STYLE, ''), 'text/html');
  if (body.head.childElementCount) return false;
  return Array.from(body.body.querySelectorAll('*')).every(element => {
    const allowed = HARMLESS_ELEMENTS[element.tagName];
    return allowed && Array.from(element.attributes).every(({ name, value }) => allowed[name]?.test(value));
  });
}

// Word by word what stored.py writes.
const STILL_STYLE = '<style>.jp-OutputArea:has(.live-still):not(:has(.live)) .jp-OutputArea-child:not(:has(.live-still))'
  + '{display:none}</style>';
