/** A part of a string that a program was to replace. */
export interface Placeholder {
  readonly text: string;
  /** Whether the string is certainly a template. A name in capitals can be meant as it is. */
  readonly isCertain: boolean;
}

const templates: readonly RegExp[] = [
  /\{\{.*?\}\}/su,
  /<%.*?%>/su,
  /\$\{[A-Za-z_]\w*(?::?[-=?+][^}]*)?\}/u,
  /(?<![\w$\\])\$[1-9](?!\w)/u,
  /^\$[A-Z_][A-Z0-9_]*$/u,
];
const helm = /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities)\b|include\b|template\b|tpl\b).*?\}\}/su;
const capitalTag = /:((?:[A-Z0-9]+_)*(?:VERSION|TAG)(?:_[A-Z0-9]+)*)$/u;
// A reference to an image has none of these characters.
const inImages = [...templates, /\$\([^)]*\)|<[^>]*>/u];

/** Each placeholder has one of these characters. Most strings have none. */
const begin = /[{$<]/;

/** A placeholder of a template language, or undefined. */
export function placeholderIn(text: string): Placeholder | undefined {
  return begin.test(text) ? found(text, templates) : undefined;
}

/**
 * The same for a string that a shell, PowerShell or the kubelet reads, in which only the templates
 * of Helm are certain.
 */
export function helmTemplateIn(text: string): Placeholder | undefined {
  return text.includes('{{') ? found(text, [helm]) : undefined;
}

/** The same for a reference to an image, in which fewer characters are valid. */
export function placeholderInImage(image: string): Placeholder | undefined {
  const certain = begin.test(image) ? found(image, inImages) : undefined;
  const tag = certain === undefined ? capitalTag.exec(image)?.[1] : undefined;
  return tag === undefined ? certain : { text: tag, isCertain: false };
}

function found(text: string, patterns: readonly RegExp[]): Placeholder | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) {
      return { text: match[0], isCertain: true };
    }
  }
  return undefined;
}
