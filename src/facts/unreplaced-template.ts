import { Problem, quoted } from './errors';

const JOIN = 'Join the parts instead: [parent, name].join(\'\\\\\').';

/**
 * Why a string contains part of a template that nothing replaces, or undefined. In a template
 * literal, a backslash escapes the dollar sign. In `String.raw`, it does so too, and both
 * characters stay in the string.
 * @see https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/String/raw
 */
export function unreplacedTemplateProblem(what: string, text: string, fix: string = JOIN): Problem | undefined {
  return text.includes('${') ? {
    message: `${what} ${quoted(text)} contains "\${", which nothing replaces: String.raw does not replace \${...} after a backslash`,
    fix,
  } : undefined;
}

/** The same for a registry key. */
export function unreplacedKeyProblem(key: string): Problem | undefined {
  return unreplacedTemplateProblem('registry key', key, `${JOIN} For a RegistryKey, you can also use RegistryKey.localMachine(parent).below(name).`);
}

/** The same for a name that is not a path. */
export function unreplacedNameProblem(what: string, name: string): Problem | undefined {
  return unreplacedTemplateProblem(what, name, 'Use a template literal without a backslash before ${...}, or join the parts with +.');
}

/**
 * The same for strings in which `${...}` can be meant for the program that reads them. Only `${`
 * after a backslash is refused.
 */
export function escapedTemplateProblem(what: string, text: string): Problem | undefined {
  return text.includes('\\${') ? {
    message: `${what} ${quoted(text)} contains "\\\${": String.raw does not replace \${...} after a backslash`,
    fix: `${JOIN} If the program itself replaces \${...}, write a slash before it.`,
  } : undefined;
}
