// A page of the site: its explorers move by their tables, its forms answer, and nothing leaves the browser.
import { mount } from './live.js';

const words = await (await fetch('words.json')).json();
const fill = (text, ...parts) => text.replace(/[\u0001-\u0003]/g, sign => parts[sign.charCodeAt(0) - 1]);
const told = element => JSON.parse(element.querySelector(':scope > script[type="application/json"]').textContent);
const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

// Numbers as a learner types them, as in controls.py and reading.py.

const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?';

export function readNumber(text) {
  const plain = text.replace(/\s+/g, '').replace(/−/g, '-').replace(/,/g, '.').toLowerCase();
  let match = plain.match(new RegExp(`^(${NUMBER})%$`));
  if (match) return Number(match[1]) / 100;
  match = plain.match(new RegExp(`^(${NUMBER})/(${NUMBER})$`));
  if (match && Number(match[2]) !== 0) return Number(match[1]) / Number(match[2]);
  if (new RegExp(`^${NUMBER}$`).test(plain) && Number.isFinite(Number(plain))) return Number(plain);
  return NaN;
}

export function readQuantity(text, unit) {
  let written = text.trim().replace(/\s+/g, ' ');
  const match = written.match(/^(.*[\d%.∞]|\p{L}+?) ?(\p{L}\D*)$/u);
  if (match && (words.units[unit] ?? []).some(form => ` ${form} `.includes(` ${match[2]} `))) written = match[1];
  if (unit === 'percent') written = written.replace(/%$/, '').trimEnd();
  const plain = written.replace(/^[+\-−]+/, '').toLowerCase();
  if (words.infinite.includes(plain)) return /^[-−]/.test(written) ? -Infinity : Infinity;
  return readNumber(written);
}

export function inWords(amount, unit) {
  let digits = Math.abs(amount) === Infinity ? (amount < 0 ? '-' : '') + words.infinitelyMany : amount.toFixed(6);
  if (digits.includes('.')) digits = digits.replace(/0+$/, '').replace(/\.$/, '');
  if (digits === '-0') digits = '0';
  const forms = words.units[unit];
  return forms ? `${digits} ${digits === '1' ? forms[0] : forms[1]}` : digits;
}

// What is kept, in this browser alone.

const KEY = 'weatherbits';
let memory = {};
function readKept() {
  try {
    memory = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // a browser that keeps nothing, or somebody has written something else
  }
  const found = {};
  for (const kind of ['guesses', 'choices']) {
    const entries = memory && typeof memory[kind] === 'object' ? Object.entries(memory[kind] ?? {}) : [];
    found[kind] = new Map(entries.filter(([, value]) => typeof value === 'number' || typeof value === 'string'));
  }
  return found;
}
function keep(kind, name, value) {
  const found = readKept();
  found[kind].set(name, value);
  memory = Object.fromEntries(Object.entries(found).map(([each, map]) => [each, Object.fromEntries(map)]));
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // then until the page is left
  }
  showKept();
}
function forget() {
  memory = {};
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
  showKept();
}

// Forms.

const say = (element, text) => { element.querySelector('.said').textContent = text; };
const showers = [];
function showKept() {
  const kept = readKept();
  for (const show of showers) show(kept);
}

for (const form of document.querySelectorAll('.guess')) {
  const { name, kept: keptText, justKept, notKept } = told(form);
  const { unit } = form.dataset;
  const field = form.querySelector('input');
  form.addEventListener('submit', event => {
    event.preventDefault();
    const number = readQuantity(field.value, unit);
    if (!(Math.abs(number) < 1e9 || number === Infinity)) {
      say(form, notKept);
      return;
    }
    keep('guesses', name, number === Infinity ? 'infinity' : number); // JSON has no infinity
    say(form, fill(justKept, inWords(number, unit)));
  });
  let before = '';
  showers.push(({ guesses }) => {
    const guess = guessed(guesses, name);
    const now = guess === undefined ? '' : fill(keptText, inWords(guess, unit));
    if (now === before) return;
    before = now;
    field.value = guess === undefined ? '' : String(guess === Infinity ? '∞' : guess);
    say(form, now);
  });
}

function guessed(guesses, name) {
  const value = guesses.get(name);
  const number = value === 'infinity' ? Infinity : value;
  return typeof number === 'number' && (Math.abs(number) < 1e9 || number === Infinity) ? number : undefined;
}

for (const form of document.querySelectorAll('.options')) {
  const replies = told(form);
  const { kind, name } = form.dataset;
  const buttons = Array.from(form.querySelectorAll('button'));
  for (const button of buttons) button.addEventListener('click', () => keep(kind, name, button.value));
  showers.push(kept => {
    const choice = kept[kind].get(name);
    const isOne = typeof choice === 'string' && has(replies, choice);
    for (const button of buttons) button.setAttribute('aria-pressed', String(isOne && button.value === choice));
    say(form, isOne ? replies[choice] : '');
  });
}

for (const answer of document.querySelectorAll('details.reveal')) {
  const { unit, options, guessed: text } = told(answer);
  const { name } = answer.dataset;
  showers.push(({ guesses }) => {
    const value = guesses.get(name);
    const number = guessed(guesses, name);
    const isOption = typeof value === 'string' && has(options, value);
    const guess = isOption ? options[value] : unit && number !== undefined ? inWords(number, unit) : '';
    answer.querySelector('.yours').textContent = guess ? fill(text, guess) : '';
    if (guess) answer.open = true;
  });
}

for (const form of document.querySelectorAll('.kept')) {
  const { none, kept: text, sure, forgotten } = told(form);
  const count = () => { const { guesses, choices } = readKept(); return guesses.size + choices.size; };
  const button = form.querySelector('button');
  let hasAsked = false;
  button.addEventListener('click', () => {
    if (hasAsked) {
      forget();
      say(form, forgotten);
    } else if (count()) {
      say(form, sure);
    }
    hasAsked = !hasAsked && count() > 0;
  });
  showers.push(() => {
    say(form, count() ? fill(text, count()) : none);
    button.hidden = !count();
  });
}
showKept();

// Explorers: each goes from state to state of its table.

const explorers = new Map();

// What was fetched once is there for all.
const fetches = new Map();
function fetched(path) {
  if (!fetches.has(path)) {
    fetches.set(path, fetch(path).then(answer => {
      if (!answer.ok) throw new Error(path);
      return answer.json();
    }));
  }
  return fetches.get(path);
}

class FromTable {
  constructor(section) {
    this.section = section;
    this.told = told(section);
    this.note = section.querySelector('.note');
    const { shape, frame } = this.told;
    this.controls = shape.controls;
    this.still = section.querySelector('.still');
    const svg = this.still.querySelector('svg');
    const [defs, still, moving] = ['defs', 'g', 'g ~ g'].map(part => svg.querySelector(`:scope > ${part}`).innerHTML);
    this.defined = defs;
    this.firstStill = still;
    this.state = 0;
    this.preset = '';
    this.shown = 0;
    this.still.remove();
    const host = document.createElement('div');
    section.prepend(host);
    this.view = mount(host, {
      shape,
      picture: { still, defined: defs },
      frame: { ...frame, n: 0, moving },
      send: request => this.hear(request),
    });
    this.notFromHere = fill(words.notFromHere, shape.buttons.find(([name]) => name === 'reset')?.[1]);
    this.note.querySelector('.here')?.addEventListener('click', event => this.copy(event.currentTarget.href));
    explorers.set(section.id, this);
  }

  // The table is fetched once; a move that comes earlier waits for it.
  load() {
    this.loading ??= fetched(this.told.table).then(async table => {
      const images = table.images.length ? await fetched(this.told.images) : {};
      const whole = text => text.replace(/data:([0-9a-f]+)/g, (_, name) => `data:image/png;base64,${images[name]}`);
      table.pieces = table.pieces.map(whole);
      this.defined += table.defined.map(whole).join('');
      this.table = table;
      this.view.draw({ still: this.firstStill, defined: this.defined });
      this.section.dataset.isLoaded = 'true';
    });
    this.loading.catch(() => this.view.say(words.noTable));
    return this.loading;
  }

  at(column) {
    return column.length === 1 ? column[0] : column[this.state];
  }

  frame(n) {
    const { table } = this;
    const values = {};
    for (const [name, column] of Object.entries(table.values)) values[name] = this.at(column);
    const ends = {};
    for (const [name, column] of Object.entries(table.ends)) ends[name] = column[this.state];
    return {
      n,
      moving: table.moving[this.state].map(piece => table.pieces[piece]).join(''),
      least: table.least,
      sentence: table.sentences[table.sentence[this.state]],
      values,
      ends,
      idle: this.at(table.idle),
      running: '',
      chosen: this.at(table.chosen),
    };
  }

  async hear(request) {
    if (!this.table) await this.load();
    this.view.say('');
    this.refuse('');
    const says = this.follow(request);
    const still = this.at(this.table.still);
    if (still !== this.shown) {
      this.shown = still;
      this.view.draw({ still: still ? this.table.stills[still - 1] : this.firstStill, defined: this.defined });
    }
    const frame = this.frame(request.n);
    if (says) frame.sentence = says;
    this.view.update(frame);
    this.writeLink();
  }

  // Do what was asked for; return what is to be said instead of the sentence, if need be.
  follow({ do: what, name, value }) {
    if (what === 'press' && has(this.table.presses, name)) return this.press(name);
    if (!has(this.table.axes, name)) return '';
    if (what === 'move') return this.move(name, value);
    return what === 'type' ? this.type(name, String(value)) : '';
  }

  press(name) {
    const to = this.at(this.table.presses[name]);
    if (to < 0) return this.notFromHere;
    this.state = to;
    if (name === 'reset') this.preset = '';
    else if (this.told.shape.buttons.some(([other, , kind]) => other === name && kind === 'preset')) this.preset = name;
    return '';
  }

  line(name) {
    const { of, to } = this.table.lines[name];
    return to[this.at(of)];
  }

  // What a control can be set to in this state: [value, state].
  open(name) {
    const line = this.line(name);
    return this.table.axes[name].map((value, i) => [value, line[i] ?? -1]).filter(([, to]) => to >= 0);
  }

  move(name, value) {
    const open = this.open(name);
    let found = open.find(([each]) => each === value || Math.abs(each - value) < 1e-9);
    if (!found && this.controls[name].kind === 'slider') {
      // Where there are fewer steps than the slider has, go on in the direction in which it was moved.
      const now = this.at(this.table.values[name]);
      const beyond = open.filter(([each]) => (value > now ? each > now + 1e-9 : each < now - 1e-9));
      found = nearest(beyond, value);
    }
    if (found) this.state = found[1];
    return found ? '' : this.notFromHere;
  }

  type(name, text) {
    const { min, step } = this.controls[name];
    const max = this.table.ends[name]?.[this.state] ?? this.controls[name].max;
    const number = readNumber(text);
    if (Number.isNaN(number)) return fill(words.noNumber, text);
    if (number < min - 1e-9 || number > max + 1e-9) return fill(words.outOfRange, text, short(min), short(max));
    if (this.isWhole(name) && !Number.isInteger(number)) return fill(words.noWholeNumber, text);
    const onStep = min + rounded((number - min) / step) * step;
    const open = this.open(name);
    const found = open.find(([each]) => Math.abs(each - onStep) < 1e-9);
    if (found) {
      this.state = found[1];
      return '';
    }
    if (open.length < 2) return this.notFromHere;
    const below = open.filter(([each]) => each < onStep).pop();
    const above = open.find(([each]) => each > onStep);
    return fill(words.between, text, short((below ?? above)[0]), short((above ?? below)[0]));
  }

  isWhole(name) {
    return this.controls[name].decimals === 0 && Number.isInteger(this.controls[name].step);
  }

  // Addresses: #explorer?preset=name&field=value. Whatever stands there is looked up, never shown as anything but text.
  async goTo(query) {
    await this.load();
    this.state = 0;
    this.preset = '';
    const refused = [];
    for (const [name, text] of Array.from(new URLSearchParams(query.slice(0, 2000))).slice(0, 40)) {
      if (!this.set(name, text.slice(0, 100))) refused.push(name.slice(0, 40));
    }
    await this.hear({ do: '', n: 0 });
    if (refused.length) this.refuse(fill(words.refused, refused.join(', ')));
  }

  // Say under the picture what of an address could not be followed.
  refuse(text) {
    let line = this.section.querySelector('.refused');
    if (text && !line) {
      line = document.createElement('p');
      line.className = 'refused';
      line.setAttribute('role', 'status');
      this.note.before(line);
    }
    if (line) line.textContent = text;
  }

  async copy(address) {
    let line = this.note.querySelector('.copied');
    if (!line) {
      line = document.createElement('span');
      line.className = 'copied';
      line.setAttribute('role', 'status');
      this.note.append(' ', line);
    }
    line.textContent = '';
    try {
      await navigator.clipboard.writeText(address);
      line.textContent = words.copied;
    } catch {
      // the address is in the browser's own line all the same
    }
  }

  set(name, text) {
    if (name === 'preset') {
      const isPreset = this.told.shape.buttons.some(([other, , kind]) => other === text && kind === 'preset');
      if (!isPreset || !has(this.table.presses, text)) return false;
      this.press(text);
      return true;
    }
    if (!has(this.table.axes, name) || !has(this.controls, name)) return false;
    const { kind, min, max } = this.controls[name];
    const open = this.open(name);
    let found;
    if (kind === 'slider') {
      const number = readNumber(text);
      if (!Number.isFinite(number)) return false;
      found = nearest(open, Math.min(Math.max(number, min), this.table.ends[name]?.[this.state] ?? max));
    } else if (kind === 'choice') {
      const index = this.table.axes[name][this.table.names[name].indexOf(text)];
      found = open.find(([each]) => each === index);
    } else if (kind === 'switch' && ['on', 'off'].includes(text)) {
      found = open.find(([each]) => each === (text === 'on'));
    }
    if (found) this.state = found[1];
    return Boolean(found);
  }

  writeLink() {
    const query = new URLSearchParams();
    if (this.preset) query.set('preset', this.preset);
    for (const [name, values] of Object.entries(this.table.axes)) {
      const value = this.at(this.table.values[name]);
      const { kind } = this.controls[name];
      if (kind === 'slider') query.set(name, short(value));
      else if (kind === 'choice') query.set(name, this.table.names[name][values.indexOf(value)]);
      else query.set(name, value ? 'on' : 'off');
    }
    const hash = `#${this.section.id}?${query}`;
    for (const link of this.section.querySelectorAll('.note a')) link.hash = hash; // here, and in the live notebook
  }
}

// Python rounds what lies halfway between two whole numbers to the even one.
const rounded = number => (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number));

const short = number => String(Number(number.toPrecision(10)));

function nearest(open, value) {
  return open.reduce((best, one) => (!best || Math.abs(one[0] - value) < Math.abs(best[0] - value) ? one : best), undefined);
}

for (const section of document.querySelectorAll('.explorer')) new FromTable(section);

async function follow() {
  const [id, query] = location.hash.slice(1).split(/\?(.*)/s);
  const explorer = explorers.get(id);
  if (!explorer || query === undefined) return;
  await explorer.goTo(query);
  explorer.section.scrollIntoView();
}
addEventListener('hashchange', follow);
await follow().catch(() => {});
document.documentElement.dataset.isReady = 'true';

// The tables come when their pictures come near, and all of them once there is nothing else to do.
const watcher = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) explorers.get(target.id).load().catch(() => {});
}, { rootMargin: '800px' });
for (const { section } of explorers.values()) watcher.observe(section);
