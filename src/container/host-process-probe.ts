import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { withoutUndefined } from './api-values';
import { checkCommand } from './command';
import { httpRequestKeys, HttpRequestOptions, renderHttpRequest } from './http-request';
import { ProbePort } from './probe-port';
import { checkInteger } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** How often and how patiently kubelet probes. */
export interface ProbeOptions {
  /**
   * Time from the start of the container to the first probe. Whole seconds.
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * Time between probes. Whole seconds, at least one.
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;

  /**
   * Time after which a probe has failed. Whole seconds, at least one. A probe that starts PowerShell needs several.
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Failures in a row until kubelet acts. At least 1.
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * Successes in a row after a failure until the container counts as ready. At least 1, and 1 for liveness and startup.
   * @default 1
   */
  readonly successThreshold?: number;
}

/** Options for a probe by HTTP. */
export interface HttpProbeOptions extends HttpRequestOptions, ProbeOptions {}

/** Options for a probe by TCP. */
export interface TcpProbeOptions extends ProbeOptions {
  /**
   * Host to connect to. Pod Security counts it as a violation of the baseline level from Kubernetes 1.34 on.
   * @default - the IP address of the node, which is that of the pod
   */
  readonly host?: string;
}

/** Options for a probe by gRPC. */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * Name of the service for the health check.
   * @default - the whole server
   */
  readonly service?: string;
}

const probeKeys: KeysOf<ProbeOptions> = { initialDelay: true, period: true, timeout: true, failureThreshold: true, successThreshold: true };
const httpKeys: KeysOf<HttpProbeOptions> = { ...probeKeys, ...httpRequestKeys };
const tcpKeys: KeysOf<TcpProbeOptions> = { ...probeKeys, host: true };
const grpcKeys: KeysOf<GrpcProbeOptions> = { ...probeKeys, service: true };

/**
 * A check that kubelet runs against a container.
 *
 * A HostProcess pod has the IP address of its node: a server that listens on 127.0.0.1 alone is out of reach unless the
 * probe names that host.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 *
 * @example
 * HostProcessContainer.fromImage('registry.example.com/node-agent:1.4.2', {
 *   command: ['node-agent.exe', '--listen', ':9400'],
 *   readinessProbe: HostProcessProbe.httpGet({ path: '/ready', port: ProbePort.fromNumber(9400) }),
 * });
 */
export class HostProcessProbe {
  /** An HTTP request that is answered with a status from 200 to 399. */
  public static httpGet(options: HttpProbeOptions): HostProcessProbe {
    checkKeys('HostProcessProbe.httpGet', options, httpKeys);
    return new HostProcessProbe({ httpGet: renderHttpRequest(options) }, options, { port: options.port });
  }

  /** A TCP connection that is accepted. */
  public static tcpSocket(port: ProbePort, options: TcpProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.tcpSocket', options, tcpKeys);
    return new HostProcessProbe({ tcpSocket: { port: port._toKube(), host: options.host } }, options, { port });
  }

  /**
   * A health check by gRPC that answers SERVING.
   * @param port 1 to 65535; names are not possible here
   */
  public static grpc(port: number, options: GrpcProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.grpc', options, grpcKeys);
    checkInteger('port', port, { min: 1, max: 65535 });
    return new HostProcessProbe({ grpc: { port, service: options.service } }, options, {});
  }

  /**
   * A program that ends with exit code 0. It runs as the container's account, with the same rules for its command line.
   * @param command program and arguments, each an element of its own
   */
  public static exec(command: string[], options: ProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.exec', options, probeKeys);
    checkCommand('probe command', command);
    return new HostProcessProbe({ exec: { command: [...command] } }, options, {});
  }

  /** @internal */
  public readonly _port?: ProbePort;
  /** @internal */
  public readonly _successThreshold?: number;
  private readonly spec: k8s.Probe;

  private constructor(action: k8s.Probe, options: ProbeOptions, target: { port?: ProbePort }) {
    this._port = target.port;
    this._successThreshold = options.successThreshold;
    this.spec = withoutUndefined({
      ...action,
      initialDelaySeconds: checked('initialDelay in seconds', wholeSeconds('initialDelay', options.initialDelay), 0),
      periodSeconds: checked('period in seconds', wholeSeconds('period', options.period), 1),
      timeoutSeconds: checked('timeout in seconds', wholeSeconds('timeout', options.timeout), 1),
      failureThreshold: checked('failureThreshold', options.failureThreshold, 1),
      successThreshold: checked('successThreshold', options.successThreshold, 1),
    });
  }

  /** @internal */
  public _toKube(): k8s.Probe {
    return this.spec;
  }
}

function checked(what: string, value: number | undefined, min: number): number | undefined {
  if (value !== undefined) {
    checkInteger(what, value, { min });
  }
  return value;
}
