/** The demo page: who you speak as, and something to say first. */
import { demoTexts } from './demoTexts.ts';
import { element } from './element.ts';

interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly package: string;
  readonly zone: string;
}

interface Launcher {
  open(options?: { readonly say?: string }): void;
  setCustomer(who: { readonly demoCustomer?: string }): void;
}

const SPEAKER = 'demo-speaker';

/** The launcher is loaded apart from this page's code, before or after it. */
const launcher = new Promise<Launcher>((resolve) => {
  const there = () => (window as unknown as { readonly supportChat?: Launcher }).supportChat;
  const now = there();
  if (now !== undefined) return resolve(now);
  return addEventListener('supportchat:ready', () => {
    const loaded = there();
    if (loaded !== undefined) resolve(loaded);
  });
});

async function customers(): Promise<readonly DemoCustomer[]> {
  const response = await fetch('/api/demo/customers');
  // Not in demo mode: nobody to speak as.
  return response.ok ? ((await response.json()) as readonly DemoCustomer[]) : [];
}

function option(value: string, label: string): HTMLOptionElement {
  return new Option(label, value, false, sessionStorage.getItem(SPEAKER) === value);
}

async function speakAs(id: string, known: readonly DemoCustomer[]): Promise<void> {
  sessionStorage.setItem(SPEAKER, id);
  const who = known.find((one) => one.id === id);
  element('about').textContent =
    who === undefined
      ? demoTexts.aboutStranger
      : demoTexts.about(who.company, who.package, who.zone);
  (await launcher).setCustomer(who === undefined ? {} : { demoCustomer: who.id });
}

function chip(text: string): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => {
    element('said').textContent = demoTexts.said;
    void launcher.then((chat) => chat.open({ say: text }));
  });
  item.append(button);
  return item;
}

async function main(): Promise<void> {
  element('start').addEventListener('click', () => void launcher.then((chat) => chat.open()));
  const known = await customers();
  if (known.length === 0) return;
  const speaker = element('speaker') as HTMLSelectElement;
  speaker.append(
    option('', demoTexts.stranger),
    ...known.map(({ id, name, company }) => option(id, `${name}, ${company}`)),
  );
  element('chips').append(...demoTexts.chips.map(chip));
  element('demo').hidden = false;
  speaker.addEventListener('change', () => void speakAs(speaker.value, known));
  await speakAs(speaker.value, known);
}

void main();
