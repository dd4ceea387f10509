import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './api-client';
import { endWithThisProcess } from './death-watch';

const TOKEN = 'test-only';
const READY_WITHIN_MS = 60_000;

/** Why no control plane can be started, or undefined where one can. */
export function missingAssets(): string | undefined {
  const folder = process.env.KUBEBUILDER_ASSETS;
  if (folder === undefined || folder === '') {
    return 'KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver';
  }
  const missing = ['etcd', 'kube-apiserver', 'kubectl'].filter((program) => !existsSync(join(folder, program)));
  return missing.length === 0 ? undefined : `${folder} has no ${missing.join(', ')}`;
}

/** How to reach a control plane: what the test processes need to know of it. */
export interface Address {
  readonly server: string;
  readonly token: string;
}

/** An etcd and a kube-apiserver of our own, on free ports of the loopback interface, with everything in a temporary folder. */
export class ControlPlane {
  public static async start(assets: string): Promise<ControlPlane> {
    const [clientPort, peerPort, securePort] = await freePorts(3);
    const folder = mkdtempSync(join(tmpdir(), 'control-plane-'));
    const controlPlane = new ControlPlane(folder, { server: `https://127.0.0.1:${securePort}`, token: TOKEN });
    const etcdAddress = `http://127.0.0.1:${clientPort}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
    writeFileSync(join(folder, 'tokens.csv'), `${TOKEN},admin,admin,"system:masters"\n`);
    controlPlane.launch(join(assets, 'etcd'), [
      '--data-dir', join(folder, 'etcd'), '--listen-client-urls', etcdAddress, '--advertise-client-urls', etcdAddress,
      '--listen-peer-urls', `http://127.0.0.1:${peerPort}`, '--unsafe-no-fsync',
    ]);
    controlPlane.launch(join(assets, 'kube-apiserver'), [
      `--etcd-servers=${etcdAddress}`, '--service-cluster-ip-range=10.0.0.0/24', `--service-account-key-file=${join(folder, 'sa.key')}`,
      `--service-account-signing-key-file=${join(folder, 'sa.key')}`, '--service-account-issuer=https://kubernetes.default.svc',
      '--authorization-mode=RBAC', `--cert-dir=${join(folder, 'certs')}`, `--secure-port=${securePort}`, '--bind-address=127.0.0.1',
      '--allow-privileged=true', '--disable-admission-plugins=ServiceAccount', `--token-auth-file=${join(folder, 'tokens.csv')}`,
    ]);
    controlPlane.callOffDeathWatch = endWithThisProcess(controlPlane.pids, folder);
    await controlPlane.untilReady();
    return controlPlane;
  }

  private readonly processes: ChildProcess[] = [];
  private callOffDeathWatch?: () => void;

  private constructor(public readonly folder: string, public readonly address: Address) {}

  /** The process ids of etcd and kube-apiserver, as far as they could be started. */
  public get pids(): number[] {
    return this.processes.flatMap(({ pid }) => pid ?? []);
  }

  /** The API server ends before etcd: without it, it would linger. */
  public async stop(): Promise<void> {
    for (const child of [...this.processes].reverse()) {
      await ended(child, 'SIGTERM');
    }
    this.callOffDeathWatch?.();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private launch(program: string, args: readonly string[]): void {
    const path = this.logOf(this.processes.length);
    const log = openSync(path, 'w');
    const child = spawn(program, args, { cwd: this.folder, stdio: ['ignore', log, log] });
    closeSync(log);
    child.once('error', ({ message }) => appendFileSync(path, message));
    this.processes.push(child);
  }

  private logOf(index: number): string {
    return join(this.folder, `log-${index}`);
  }

  private async untilReady(): Promise<void> {
    const client = new ApiClient(this.address);
    const deadline = Date.now() + READY_WITHIN_MS;
    try {
      while (!(await client.isReady())) {
        const dead = this.processes.find(hasEnded);
        if (dead !== undefined || Date.now() > deadline) {
          await this.failToStart(dead === undefined ? `not ready after ${READY_WITHIN_MS / 1000} s` : `${dead.spawnfile} ended`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      // The server makes its own namespaces shortly after it calls itself ready.
      await client.ensureNamespace('default');
    } finally {
      client.close();
    }
  }

  private async failToStart(reason: string): Promise<never> {
    const logs = this.processes.map((_, index) => readFileSync(this.logOf(index), 'utf8').split('\n').slice(-15).join('\n'));
    await this.stop();
    throw new Error(`the control plane did not start: ${reason}\n${logs.join('\n--\n')}`);
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill(signal);
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
