import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Certificate, certificateOf } from './kept-certificates';
import { describeWith, onPath } from './requirements';

/** What is special about a certificate. */
export interface AuthorityOptions {
  readonly name?: string;
  /** Arguments of openssl for the key. Default: one on P-256. */
  readonly key?: readonly string[];
  /** Extensions instead of those of an authority. */
  readonly extensions?: readonly string[];
  /** Who signs it, instead of itself. */
  readonly issuer?: Pick<Authority, 'pem' | 'key'>;
}

/** A certificate and its key, as PEM. */
export interface Authority extends Certificate {
  readonly key: string;
}

/** Declares tests that make certificates of every sort. */
export function describeWithOpenssl(title: string, suite: () => void): void {
  describeWith('openssl', onPath('openssl') === undefined ? 'not on PATH' : undefined, title, suite);
}

/** Made anew each time, by openssl: no key lies in the project. */
export function makeAuthority(options: AuthorityOptions = {}): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const file = (name: string) => join(folder, name);
  const { name = 'Test Root', key = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'] } = options;
  try {
    // The extensions of the computer's own configuration are not wanted.
    writeFileSync(file('openssl.cnf'), '[req]\ndistinguished_name = name\n[name]\n');
    writeFileSync(file('issuer.crt'), options.issuer?.pem ?? '');
    writeFileSync(file('issuer.key'), options.issuer?.key ?? '');
    execFileSync('openssl', [
      'req', '-x509', '-config', file('openssl.cnf'), '-newkey', ...key, '-nodes', '-subj', `/O=Contoso/CN=${name}`, '-days', '30',
      ...extensions.flatMap((extension) => ['-addext', extension]),
      ...options.issuer === undefined ? [] : ['-CA', file('issuer.crt'), '-CAkey', file('issuer.key')],
      '-keyout', file('own.key'), '-out', file('own.crt'),
    ], { stdio: 'pipe' });
    return { ...certificateOf(readFileSync(file('own.crt'), 'utf8')), key: readFileSync(file('own.key'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
