import { k8s } from 'cdk8s-plus-28';
import { checkCommand } from './command';
import { httpRequestKeys, HttpRequestOptions, renderHttpRequest } from './http-request';
import { ProbePort } from './probe-port';
import { checkKeys } from '../facts/unknown-keys';

/**
 * What kubelet does after a container starts, or before it stops one.
 *
 * Before stopping is the only time to end in an orderly way: the signal that follows reaches cmd.exe first, and the
 * process has about five seconds, whatever the pod's grace period.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class HostProcessHandler {
  /**
   * Runs a program as the container's account.
   * @param command program and arguments, each an element of its own
   */
  public static exec(command: string[]): HostProcessHandler {
    checkCommand('hook command', command);
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
