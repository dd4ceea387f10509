import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from './api-client';
import type { Address } from './control-plane';

/** The real kubectl, called as a user would. What it refuses is thrown, in its own words. */
export class Kubectl {
  private readonly cache = mkdtempSync(join(tmpdir(), 'kubectl-'));

  constructor(private readonly assets: string, private readonly address: Address) {}

  /** Applies what has changed since the manifest that was applied before. Takes a warning for an error. */
  public apply(manifest: string): KubeObject {
    return JSON.parse(this.run(['apply', '--warnings-as-errors', '--output=json', '--filename=-'], manifest));
  }

  /** The object that a manifest makes where there is none yet. */
  public dryRunOfCreate(manifest: string): KubeObject {
    return JSON.parse(this.run(['create', '--dry-run=server', '--warnings-as-errors', '--output=json', '--filename=-'], manifest));
  }

  public close(): void {
    rmSync(this.cache, { recursive: true, force: true });
  }

  private run(args: readonly string[], input: string): string {
    const { server, token } = this.address;
    const connection = [`--server=${server}`, `--token=${token}`, '--insecure-skip-tls-verify', `--cache-dir=${this.cache}`];
    return execFileSync(join(this.assets, 'kubectl'), [...connection, ...args], {
      input, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, KUBECONFIG: devNull },
    });
  }
}
