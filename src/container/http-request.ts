import { k8s } from 'cdk8s-plus-28';
import { ProbePort } from './probe-port';
import { quoted, userError } from '../facts/errors';

/** An HTTP request that kubelet sends. */
export interface HttpRequestOptions {
  /** The port that the container listens on. */
  readonly port: ProbePort;

  /**
   * Path and query.
   * @default "/"
   */
  readonly path?: string;

  /**
   * Host to connect to. Pod Security counts it as a violation of the baseline level from Kubernetes 1.34 on.
   * @default - the IP address of the node, which is that of the pod
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
    throw userError({ message: `path ${quoted(request.path)} does not start with a slash`, fix: `Write ${quoted(`/${request.path}`)}.` });
  }
  if (!(request.port instanceof ProbePort)) {
    throw userError({ message: `HTTP request has the port ${quoted(request.port)}`, fix: 'Use ProbePort.fromNumber(port) or ProbePort.fromName(name).' });
  }
  const headers = Object.entries(request.headers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of headers) {
    if (!/^[-A-Za-z0-9]+$/u.test(name) || typeof value !== 'string') {
      throw userError({ message: `HTTP header ${quoted(name)} with the value ${quoted(value)} is not valid`, fix: 'Use letters, digits and dashes for the name, and a text as value.' });
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
