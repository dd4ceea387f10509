import { Severity } from '../finding';
import { oncePerPod } from './once-per-pod';
import { PodTemplate, windowsOptions } from './pod-template';
import { apiServerProblems, logonProblems } from '../../facts/account-name';
import { ACCOUNT_REASON, CONTAINER_ACCOUNT_REASON_PREFIX, INHERIT_USER } from '../../facts/annotations';
import { Problem, quoted } from '../../facts/errors';
import { remembered } from '../../facts/remembered';

/** One `runAsUserName` of the manifest, of the pod or of one container. */
export interface AccountUse {
  readonly name: string;
  readonly pointer: string;
  /** The container that sets the account. Undefined for the account of the pod. */
  readonly container?: string;
  /** Whether a HostProcess container runs as this account. */
  readonly isUsed: boolean;
  /**
   * Why the API server refuses the account or, if it accepts the account, why the account cannot
   * log on.
   */
  readonly problems: readonly Problem[];
}

/** The accounts of a pod: that of the pod itself, and those of containers that differ. */
export const accountsOf = oncePerPod((pod): readonly AccountUse[] => {
  const podPointer = `${pod.pointer}/securityContext/windowsOptions/runAsUserName`;
  const podAccount = windowsOptions(pod.spec).runAsUserName;
  const uses: AccountUse[] = typeof podAccount === 'string'
    ? [accountUse(podAccount, podPointer, pod.hostProcessContainers.some(({ account }) => account?.pointer === podPointer))]
    : [];
  for (const { account, name, hostProcess } of pod.containers) {
    if (account !== undefined && account.pointer !== podPointer) {
      uses.push(accountUse(account.name, account.pointer, hostProcess, name));
    }
  }
  return uses;
});

/** A message about an account. It names the container if the container sets the account. */
export function accountMessage({ container }: AccountUse, message: string): string {
  return container === undefined ? message : `container ${quoted(container)}: ${message}`;
}

/**
 * The severity of an account that cannot log on. If the node honors the annotation for the account
 * of the runtime, the account in the manifest is not used. A node does so only if it is configured
 * to.
 */
export function logonSeverity({ annotations }: PodTemplate): Severity {
  return annotations[INHERIT_USER] === 'true' ? Severity.WARNING : Severity.ERROR;
}

/** Whether the manifest states why the account is needed. */
export function hasReason({ annotations }: PodTemplate, { container }: AccountUse): boolean {
  const reasons = [annotations[ACCOUNT_REASON], container === undefined ? undefined : annotations[CONTAINER_ACCOUNT_REASON_PREFIX + container]];
  return reasons.some((reason) => typeof reason === 'string' && reason.trim() !== '');
}

function accountUse(name: string, pointer: string, isUsed: boolean, container?: string): AccountUse {
  const refused = refusals(name);
  return { name, pointer, container, isUsed, problems: refused.length > 0 || !isUsed ? refused : logonFailures(name) };
}

const refusals = remembered((name: string) => name, apiServerProblems);
const logonFailures = remembered((name: string) => name, logonProblems);
