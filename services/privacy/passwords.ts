import type { Span } from './span.ts';

const LABEL =
  '(?:pass ?words?|passwd|pwd|pass ?codes?|pass ?phrases?|kennw(?:o|ö)rt(?:er)?|passw(?:o|ö)rt(?:er)?|mots? de passe|mdp|contraseñas?|contrasenas?|clave de acceso|senhas?|palavras?[- ]passe|密[码碼]|口令|パスワード|パスコード|暗証番号|비밀 ?번호|패스워드|암호)';
// "password for the admin account: …"
const FOR_WHOM = '(?:\\s(?:for|of|on|to|für|von|pour|de|del|do|da|para)\\s[^:=：\\n]{1,40}?)?';
const SIGN = '["\']?\\s{0,3}(?:[:=：＝]|->|=>|→)\\s{0,3}';
const IS =
  '\\s{1,3}(?:is now|is|was|ist jetzt|ist|lautet|war|est|était|es|era|é|foi)\\s{1,3}[:：]?\\s{0,2}';
const IS_EAST = '\\s{0,2}(?:は|が|是|为|為|는|은|가|이)\\s{0,3}[:：]?\\s{0,2}';
const VALUE =
  '("[^"\\n]{1,200}"|\'[^\'\\n]{1,200}\'|「[^」\\n]{1,200}」|[^\\s"\',;&「」、。]{1,400})';

const START = '(?<![\\p{L}\\p{N}])';
const SIGNED = new RegExp(`${START}${LABEL}${FOR_WHOM}${SIGN}${VALUE}`, 'dgiu');
const SIGNED_EAST = new RegExp(
  `(?:密[码碼]|口令|パスワード|パスコード|暗証番号|비밀 ?번호|패스워드|암호)(?:${SIGN}|${IS_EAST})${VALUE}`,
  'dgiu',
);
const SAID = new RegExp(`${START}${LABEL}${FOR_WHOM}${IS}${VALUE}`, 'dgiu');
const PLAIN = new RegExp(`${START}${LABEL}\\s{1,3}${VALUE}`, 'dgiu');
const IN_URL = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,200}:([^\s/@]{1,200})@/dgi;

/** Every pattern needs one of these: most lines are done with after one look. */
const SIGN_OF_ANY = new RegExp(`${LABEL}|://`, 'iu');

// What a password can be said to be without being told: "the password is wrong".
const STATES = new Set(
  `a an the not no still now only also always never being too very my our your their his her its it in on at to for of
  and or but if that this there here set same ok okay fine good bad right wrong correct incorrect invalid valid expired
  expiring reset resetting required requested missing empty blank lost locked forgotten changed changing secret new old
  weak strong rejected refused accepted denied unknown known asked used stored saved shown hidden working broken failing
  failed disabled enabled blocked gone default protected encrypted needed wanted synced removed masked unchanged
  field prompt policy page does cannot can will would should just already again
  nicht falsch richtig korrekt inkorrekt ungültig gültig abgelaufen vergessen gesperrt geändert zurückgesetzt leer weg neu alt
  bekannt unbekannt nötig erforderlich noch schon immer nie auch der die das ein eine mein meins unser sein in zu
  pas faux fausse correct incorrecte invalide valide expiré oublié perdu bloqué changé réinitialisé vide refusé nécessaire requis
  toujours encore bon mauvais le la un une mon notre trop
  no incorrecta correcta inválida válida caducada expirada olvidada perdida bloqueada cambiada vacía rechazada necesaria
  nueva vieja siempre ya el una mi nuestra muy
  não nao errada incorreta correta expirada esquecida bloqueada alterada vazia recusada necessária nova velha sempre já o a
  uma minha nossa muito`.split(/\s+/),
);

/** "The password is entered", "… wird zurückgesetzt", "… a été envoyé". */
const PARTICIPLE = /^\p{Ll}{2,20}(?:ed|ing|iert|eben|etzt|ée?|ado|ada|ido|ida)!?$/u;

const EAST_STATE =
  /^(?:错误|錯誤|不|无效|無效|过期|過期|什么|什麼|空|正しく|間違|無効|期限|忘れ|必要|何|違|通ら|変更|合って|ありません|わかりません|使え|틀|잘못|만료|유효|필요|무엇|뭐|없|맞지|안 |변경|초기화|아닌|아니)/;

/** Passwords that a text tells: "password: …", "Kennwort ist …", "https://user:…@host". */
export function passwords(text: string): readonly Span[] {
  if (!SIGN_OF_ANY.test(text)) return [];
  return [
    ...spans(text, SIGNED, (value) => !isState(value)),
    ...spans(text, SIGNED_EAST, (value) => !EAST_STATE.test(value) && !isState(value)),
    ...spans(
      text,
      SAID,
      (value, after) => isOdd(value) || (!isState(value) && !PARTICIPLE.test(value) && ends(after)),
    ),
    ...spans(text, PLAIN, isOddAndLong),
    ...spans(text, IN_URL, () => true),
  ];
}

function spans(
  text: string,
  pattern: RegExp,
  isTold: (value: string, after: string) => boolean,
): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const place = match.indices?.[1];
    const value = match[1];
    if (place === undefined || value === undefined) continue;
    const [from, to] = withoutFullStop(value, place);
    const told = text.slice(from, to);
    if (isMasked(told) || !isTold(told, text.slice(to, to + 20))) continue;
    found.push({ kind: 'password', from, to });
  }
  return found;
}

/** The full stop that ends a sentence stays readable. */
function withoutFullStop(value: string, [from, to]: [number, number]): [number, number] {
  return value.length > 1 && value.endsWith('.') ? [from, to - 1] : [from, to];
}

function isMasked(value: string): boolean {
  return /^(?:[*•.?…_-]+|[xX]{3,})$/.test(value) || /^\[(?:password|token|card)$/.test(value);
}

function isState(value: string): boolean {
  return STATES.has(value.toLowerCase().replace(/[.!?:)…]+$/u, ''));
}

function isOdd(value: string): boolean {
  return /^["'「]/.test(value) || /[\p{N}@#$%^&*+=_~|\\<>/{}]/u.test(value.replace(/[.!?)]+$/, ''));
}

function isOddAndLong(value: string): boolean {
  return (
    value.length >= 6 &&
    /\p{L}/u.test(value) &&
    /\d/.test(value) &&
    /[^\p{L}\p{N}.,:()-]/u.test(value)
  );
}

function ends(after: string): boolean {
  return /^[.!]?\s*(?:$|[\n,;.)])/.test(after);
}
