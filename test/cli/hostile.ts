import * as fc from 'fast-check';

/** What would steer a terminal or a pipeline, if it were printed as it is. */
const attacks = [
  '\u001b[31m', '\u001b]8;;http://evil.example\u0007', '\u009b2J', '\r', '\n', '\n::error file=x::forged', '\n::add-mask::x', '\u2028::warning::x', '\u202e',
  '##[error]x', '##vso[task.setvariable variable=x]y', '##VSO[x]', '###[group]', '%0A::error::x', '%', ',', ':', '::', '\u200b', '\u0085', '\u007f', '\t', '\\', '"',
  "'", '~', '/', ' ', '\u{e0041}', '\u{1f600}', '漢', 'e\u0301', '<script>', '$&', '`',
];

/** Text as it may stand in a manifest: pieces of attacks among letters. */
export const hostileText = fc.array(fc.oneof(fc.constantFrom(...attacks), fc.stringMatching(/^[a-z0-9]{1,3}$/u)), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

/** What no output may hold: control characters other than line feeds, invisible ones, and commands of pipelines. */
export const unsafe = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##(?:\[|vso\[)/iu;
