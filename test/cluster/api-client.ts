import { Agent, request } from 'node:https';
import type { Address } from './control-plane';

export type KubeObject = Readonly<Record<string, any>>;

/** What the API server answers. */
export interface Answer {
  readonly status: number;
  readonly body: KubeObject;
  /** Texts of the Warning headers. */
  readonly warnings: readonly string[];
}

export interface CreateOptions {
  /** Only ask; nothing is stored. Default: true. */
  readonly dryRun?: boolean;
  /** Used for objects that name none. Default: "default". */
  readonly namespace?: string;
}

const CONCURRENCY = 32;
const SILENCE_MS = 30_000;

/** Talks to an API server over connections that stay open. */
export class ApiClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY, rejectUnauthorized: false });
  private readonly resources = new Map<string, Promise<Resource>>();

  constructor(private readonly address: Address) {}

  public close(): void {
    this.agent.destroy();
  }

  public async isReady(): Promise<boolean> {
    return this.call('GET', '/readyz').then(({ status }) => status === 200, () => false);
  }

  /** Reads a path of the server. */
  public async get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  /** Creates an object with strict validation of its fields: unknown ones are errors. */
  public async create(object: KubeObject, { dryRun = true, namespace = 'default' }: CreateOptions = {}): Promise<Answer> {
    const path = await this.collectionPath(object, namespace).catch(unknownKind);
    return typeof path !== 'string' ? path : this.call('POST', `${path}?fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`, object);
  }

  /** Server-side apply, with strict validation: makes the object, or takes over what it states of one that exists. */
  public async apply(object: KubeObject, { dryRun = true, namespace = 'default' }: CreateOptions = {}): Promise<Answer> {
    const path = `${await this.collectionPath(object, namespace)}/${object.metadata.name}`;
    const query = `fieldManager=tests&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
    // JSON is YAML; the server takes no other content type for an apply.
    return this.call('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** Replaces an object that exists. */
  public async replace(object: KubeObject): Promise<Answer> {
    return this.call('PUT', `${await this.collectionPath(object, 'default')}/${object.metadata.name}`, object);
  }

  /** Makes the namespace, unless it is there. */
  public async ensureNamespace(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    const { status, body } = await this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }, { dryRun: false });
    if (status !== 201 && status !== 409) {
      throw new Error(`namespace ${name} cannot be made: ${body.message}`);
    }
  }

  private async collectionPath(object: KubeObject, namespace: string): Promise<string> {
    const { groupPath, plural, namespaced } = await this.resourceOf(object);
    return namespaced ? `${groupPath}/namespaces/${object.metadata?.namespace || namespace}/${plural}` : `${groupPath}/${plural}`;
  }

  private resourceOf({ apiVersion, kind }: KubeObject): Promise<Resource> {
    const key = `${apiVersion} ${kind}`;
    const known = this.resources.get(key) ?? this.discover(apiVersion, kind).catch((error) => {
      // The kind may come with a CustomResourceDefinition that is yet to be applied.
      this.resources.delete(key);
      throw error;
    });
    this.resources.set(key, known);
    return known;
  }

  private async discover(apiVersion: string, kind: string): Promise<Resource> {
    const groupPath = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { body } = await this.call('GET', groupPath);
    const resource = body.resources?.find((candidate: KubeObject) => candidate.kind === kind && !candidate.name.includes('/'));
    if (resource === undefined) {
      throw new UnknownKind(`no matches for kind "${kind}" in version "${apiVersion}"`);
    }
    return { groupPath, plural: resource.name, namespaced: resource.namespaced };
  }

  private call(method: string, path: string, body?: KubeObject, contentType = 'application/json'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'authorization': `Bearer ${this.address.token}`, 'content-type': contentType, 'accept': 'application/json' };
      const outgoing = request(new URL(path, this.address.server), { method, agent: this.agent, headers, timeout: SILENCE_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode!, body: parsed(text), warnings: warningTexts(response.headers.warning) });
        });
      });
      outgoing.on('error', reject);
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path} within ${SILENCE_MS / 1000} s`)));
      outgoing.end(body && JSON.stringify(body));
    });
  }
}

/** A kind that the API server does not serve, in the words of kubectl. */
class UnknownKind extends Error {}

function unknownKind(error: Error): Answer {
  if (!(error instanceof UnknownKind)) {
    throw error;
  }
  return { status: 404, body: { message: error.message }, warnings: [] };
}

interface Resource {
  readonly groupPath: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

function parsed(text: string): KubeObject {
  return text.startsWith('{') ? JSON.parse(text) : { message: text };
}

/** The header reads `299 - "text", 299 - "text"`. */
function warningTexts(header: unknown): string[] {
  return [...String(header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replace(/\\(.)/g, '$1'));
}
