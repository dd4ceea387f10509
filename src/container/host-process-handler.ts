import { k8s } from 'cdk8s-plus-28';
import { checkCommand } from './command';
import { httpRequestKeys, HttpRequestOptions, renderHttpRequest } from './http-request';
import { ProbePort } from './probe-port';
import { checkKeys } from '../facts/unknown-keys';

/**
 * What kubelet does after it starts a container, or before it stops a container.
 *
 * A graceful shutdown must happen in `preStop`. The signal that follows reaches cmd.exe first, and
 * the process then has about five seconds, whatever the grace period of the pod is.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class HostProcessHandler {
  /**
   * Runs a program as the account of the container.
   * @param command the program and its arguments, each as a separate string
   */
  public static exec(command: string[]): HostProcessHandler {
    checkCommand('HostProcessHandler.exec: command', command);
    return new HostProcessHandler({ exec: { command: [...command] } });
  }

  /** Sends an HTTP request. */
  public static httpGet(request: HttpRequestOptions): HostProcessHandler {
    checkKeys('HostProcessHandler.httpGet', request, httpRequestKeys);
    return new HostProcessHandler({ httpGet: renderHttpRequest(request) }, request.port);
  }

  private constructor(
    private readonly spec: k8s.LifecycleHandler,
    /** @internal */
    public readonly _port?: ProbePort,
  ) {}

  /** @internal */
  public _toKube(): k8s.LifecycleHandler {
    return this.spec;
  }
}
