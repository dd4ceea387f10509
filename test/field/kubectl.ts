import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** How to reach an API server. */
export interface ApiServer {
  readonly url: string;
  readonly token: string;
}

/** The real kubectl, as a user would call it. Throws with what kubectl says where it fails. */
export class Kubectl {
  constructor(private readonly server: ApiServer, private readonly program: string = join(process.env.KUBEBUILDER_ASSETS ?? '', 'kubectl')) {}

  public createNamespace(name: string): void {
    this.run(['create', 'namespace', name]);
  }

  /** A manifest with the changes that kubectl works out from the manifest applied before. A warning is an error. */
  public apply(manifest: string): any {
    return JSON.parse(this.run(['apply', '--warnings-as-errors', '--output=json', '--filename=-'], manifest));
  }

  /** The object that the manifest would make where there is none yet. */
  public dryRunCreate(manifest: string): any {
    return JSON.parse(this.run(['create', '--dry-run=server', '--warnings-as-errors', '--output=json', '--filename=-'], manifest));
  }

  private run(args: readonly string[], input: string = ''): string {
    const server = [`--server=${this.server.url}`, `--token=${this.server.token}`, '--insecure-skip-tls-verify', '--kubeconfig='];
    return execFileSync(this.program, [...server, ...args], { input, encoding: 'utf8', stdio: 'pipe' });
  }
}
