// Characters that control terminals or are invisible, and strings that pipelines treat as commands.
const unprintable = /[\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##(?=\[|vso\[)/giu;

/** JSON with the same meaning that has no side effects when it is printed. */
export function printableJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(unprintable, escaped)}\n`;
}

function escaped(text: string): string {
  const units = text.startsWith('#') ? text.slice(1) : text;
  const codes = Array.from({ length: units.length }, (_, index) => `\\u${units.charCodeAt(index).toString(16).padStart(4, '0')}`);
  return (text.startsWith('#') ? '#' : '') + codes.join('');
}
