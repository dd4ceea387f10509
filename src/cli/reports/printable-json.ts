// Characters that steer terminals or cannot be seen, and what pipelines take for a command.
const unprintable = /[\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##(?=\[|vso\[)/giu;

/** JSON that says the same as ever, and does nothing when it is printed. */
export function printableJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(unprintable, escaped)}\n`;
}

function escaped(text: string): string {
  const units = text.startsWith('#') ? text.slice(1) : text;
  const codes = Array.from({ length: units.length }, (_, index) => `\\u${units.charCodeAt(index).toString(16).padStart(4, '0')}`);
  return (text.startsWith('#') ? '#' : '') + codes.join('');
}
