import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { withoutUndefined } from './api-values';
import { checkCommand } from './command';
import { httpRequestKeys, HttpRequestOptions, renderHttpRequest } from './http-request';
import { ProbePort } from './probe-port';
import { checkInteger } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/** The times and thresholds of a probe. */
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
   * Time after which a probe fails. Whole seconds, at least one. A probe that starts PowerShell
   * needs several seconds.
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Number of consecutive failures before kubelet acts. At least 1.
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * Number of consecutive successes after a failure before the container counts as ready. At least
   * 1. For liveness and startup probes, it must be 1.
   * @default 1
   */
  readonly successThreshold?: number;
}

/** Options for a probe by HTTP. */
export interface HttpProbeOptions extends HttpRequestOptions, ProbeOptions {}

/** Options for a probe by TCP. */
export interface TcpProbeOptions extends ProbeOptions {
  /**
   * Host to connect to. From Kubernetes 1.34 on, a host violates the baseline level of Pod
   * Security.
   * @default - the IP address of the pod, which is the IP address of its node
   */
  readonly host?: string;
}

/** Options for a probe by gRPC. */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * Name of the service to check.
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
 * A HostProcess pod has the IP address of its node. To reach a server that listens only on
 * 127.0.0.1, set `host` to that address.
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
  /** An HTTP request, which succeeds with a status from 200 to 399. */
  public static httpGet(options: HttpProbeOptions): HostProcessProbe {
    checkKeys('HostProcessProbe.httpGet', options, httpKeys);
    return new HostProcessProbe({ httpGet: renderHttpRequest(options) }, options, { port: options.port });
  }

  /** A TCP connection, which succeeds if the server accepts it. */
  public static tcpSocket(port: ProbePort, options: TcpProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.tcpSocket', options, tcpKeys);
    return new HostProcessProbe({ tcpSocket: { port: port._toKube(), host: options.host } }, options, { port });
  }

  /**
   * A gRPC health check, which succeeds with the answer SERVING.
   * @param port 1 to 65535. The API does not allow port names here
   */
  public static grpc(port: number, options: GrpcProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.grpc', options, grpcKeys);
    checkInteger('HostProcessProbe.grpc: port', port, { min: 1, max: 65535 });
    return new HostProcessProbe({ grpc: { port, service: options.service } }, options, {});
  }

  /**
   * A program, which succeeds with exit code 0. It runs as the account of the container, and the
   * rules for the command line of the container apply to it.
   *
   * Each run starts a process on the node. Before containerd 1.6.34 and 1.7.19, each process also
   * leaks a handle. Prefer `httpGet`, `tcpSocket` or `grpc`, or set a `period` of at least one
   * minute.
   * @param command the program and its arguments, each as a separate string
   */
  public static exec(command: string[], options: ProbeOptions = {}): HostProcessProbe {
    checkKeys('HostProcessProbe.exec', options, probeKeys);
    checkCommand('HostProcessProbe.exec: command', command);
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
      initialDelaySeconds: checked('initialDelay in seconds', wholeSeconds('HostProcessProbe: initialDelay', options.initialDelay), 0),
      periodSeconds: checked('period in seconds', wholeSeconds('HostProcessProbe: period', options.period), 1),
      timeoutSeconds: checked('timeout in seconds', wholeSeconds('HostProcessProbe: timeout', options.timeout), 1),
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
    checkInteger(`HostProcessProbe: ${what}`, value, { min });
  }
  return value;
}
