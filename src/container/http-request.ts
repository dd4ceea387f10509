import { k8s } from 'cdk8s-plus-28';
import { ProbePort } from './probe-port';
import { quoted, userError } from '../facts/errors';

/** An HTTP request that kubelet sends. */
export interface HttpRequestOptions {
  /** The port that the container listens on. */
  readonly port: ProbePort;

  /**
   * Path and query. It starts with a slash.
   * @default "/"
   */
  readonly path?: string;

  /**
   * Host to connect to. From Kubernetes 1.34 on, a host violates the baseline level of Pod
   * Security.
   * @default - the IP address of the pod, which is the IP address of its node
   */
  readonly host?: string;

  /**
   * Whether to use HTTPS. Kubelet does not check the certificate.
   * @default false
   */
  readonly https?: boolean;

  /**
   * Headers by name.
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

export const httpRequestKeys = { port: true, path: true, host: true, https: true, headers: true } as const;

/** @internal */
export function renderHttpRequest(request: HttpRequestOptions): k8s.HttpGetAction {
  if (request.path !== undefined && !request.path.startsWith('/')) {
    throw userError({ message: `HttpRequest: path must start with a slash, got ${quoted(request.path)}`, fix: `Use ${quoted(`/${request.path}`)}.` });
  }
  if (!(request.port instanceof ProbePort)) {
    throw userError({ message: `HttpRequest: port must be a ProbePort, got ${quoted(request.port)}`, fix: 'Use ProbePort.fromNumber(port) or ProbePort.fromName(name).' });
  }
  const headers = Object.entries(request.headers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of headers) {
    if (!/^[-A-Za-z0-9]+$/u.test(name) || typeof value !== 'string') {
      throw userError({ message: `HttpRequest: header ${quoted(name)} with the value ${quoted(value)} is not valid`, fix: 'Use letters, digits and dashes in the name, and a string as the value.' });
    }
  }
  return {
    port: request.port._toKube(),
    path: request.path,
    host: request.host,
    scheme: request.https === undefined ? undefined : request.https ? 'HTTPS' : 'HTTP',
    httpHeaders: headers.length === 0 ? undefined : headers.map(([name, value]) => ({ name, value })),
  };
}
