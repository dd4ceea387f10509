import { execFileSync } from 'node:child_process';
import { describeWith, onPath } from '../support/requirements';

/** A compiler for programs of Windows, with its headers. */
export const COMPILER = 'x86_64-w64-mingw32-gcc';

/** Runs the suite where the compiler is found on PATH; otherwise skips it and says why. */
export function describeWithCompiler(title: string, suite: () => void): void {
  describeWith('wine', onPath(COMPILER) === undefined ? `not on PATH: ${COMPILER}` : undefined, title, suite);
}

/** Runs the compiler, and gives what it writes. Warnings are errors. */
export function compile(args: readonly string[], input = ''): string {
  return execFileSync(COMPILER, ['-Wall', '-Werror', ...args], { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
}
