import { quoted } from '../errors';
import { SANDBOX_VARIABLE } from '../sandbox';
import { SANDBOX_SPELLINGS } from './sandbox-references';

/** A reference to the sandbox variable that the container runtime does not replace. */
export interface SandboxMisspelling {
  /**
   * - `kubernetes`: `$(NAME)`, which kubelet replaces only for variables of the manifest
   * - `shell`: `$NAME` or `${NAME}`, which nothing on Windows replaces
   * - `powershell`: `${env:NAME}`, which is for PowerShell only
   * - `percent`: a percent sign is missing
   * - `case`: only the case differs
   * - `name`: the name differs
   */
  readonly kind: 'kubernetes' | 'shell' | 'powershell' | 'percent' | 'case' | 'name';
  /** The misspelling in the manifest. */
  readonly text: string;
  /**
   * Whether PowerShell resolves the reference if the string is PowerShell code. The container
   * runtime does not.
   */
  readonly readByPowerShell: boolean;
  /** Whether cmd.exe resolves the reference in a command line. The container runtime does not. */
  readonly readByCmd: boolean;
  readonly message: string;
  readonly fix: string;
}

const [percentSpelling, powerShellSpelling] = SANDBOX_SPELLINGS;

// The characters before and after a name that make it look like a variable, longest first.
const mention = /(%|\$env:|\$\{env:|\$\{|\$\(|\$)?([A-Za-z_][A-Za-z0-9_]{11,})([%)}])?([\\/])?/giu;

/**
 * Every reference to the sandbox variable in a string that the container runtime does not replace.
 */
export function sandboxMisspellings(text: string): SandboxMisspelling[] {
  return [...text.matchAll(mention)].flatMap(([whole, before = '', name, behind = '', separator = '']) => {
    const written = whole.slice(0, whole.length - separator.length);
    const kind = resembles(name) ? kindOf(before, name, behind, separator) : undefined;
    return kind === undefined ? [] : [misspelling(kind, written, name)];
  });
}

function kindOf(before: string, name: string, behind: string, separator: string): SandboxMisspelling['kind'] | undefined {
  const isVariable = before !== '' || behind === '%' || separator !== '';
  if (!isVariable) {
    return undefined;
  }
  if (name.toUpperCase() !== SANDBOX_VARIABLE) {
    return 'name';
  }
  switch (before.toLowerCase()) {
    case '$(': return 'kubernetes';
    case '$':
    case '${': return 'shell';
    case '${env:': return 'powershell';
    case '$env:': return `${before}${name}` === powerShellSpelling ? undefined : 'case';
    default:
      if (before !== '%' || behind !== '%') {
        return 'percent';
      }
      return name === SANDBOX_VARIABLE ? undefined : 'case';
  }
}

function misspelling(kind: SandboxMisspelling['kind'], text: string, name: string): SandboxMisspelling {
  const forPowerShell = /^\$(?:env:|\{env:)/iu.test(text);
  return {
    kind,
    text,
    readByPowerShell: forPowerShell && name.toUpperCase() === SANDBOX_VARIABLE,
    readByCmd: kind === 'case' && !forPowerShell,
    message: `${quoted(text)} ${because[kind]}`,
    fix: `Write ${forPowerShell ? powerShellSpelling : percentSpelling}.`,
  };
}

const because: Readonly<Record<SandboxMisspelling['kind'], string>> = {
  kubernetes: 'is replaced only for variables that the manifest declares, and the container runtime sets this one later',
  shell: 'is shell syntax, which the container runtime does not replace',
  powershell: 'is not replaced by the container runtime, only by PowerShell in its own code',
  percent: 'lacks a percent sign, so the container runtime does not replace it',
  case: 'differs in case from the spelling that the container runtime replaces',
  name: `is not ${SANDBOX_VARIABLE}, which it resembles`,
};

/**
 * The name itself, a name that differs in a few letters, or a rearrangement of its significant
 * words.
 */
function resembles(name: string): boolean {
  const upper = name.toUpperCase();
  return /SANDBOX_?MOUNT/u.test(upper) || Math.abs(upper.length - SANDBOX_VARIABLE.length) <= 3 && distance(upper, SANDBOX_VARIABLE) <= 3;
}

/** The Levenshtein distance: the number of letters to insert, delete or change. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = previous[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(change, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[other.length];
}
