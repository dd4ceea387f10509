import { Severity } from '../finding';
import { oncePerPod } from './once-per-pod';
import { PodTemplate, windowsOptions } from './pod-template';
import { remembered } from './remembered';
import { apiServerProblems, logonProblems } from '../../facts/account-name';
import { ACCOUNT_REASON, CONTAINER_ACCOUNT_REASON_PREFIX, INHERIT_USER } from '../../facts/annotations';
import { Problem, quoted } from '../../facts/errors';

/** A `runAsUserName` as it is written once, for the pod or for one container. */
export interface AccountUse {
  readonly name: string;
  readonly pointer: string;
  /** The container that names it for itself; undefined for the pod's account. */
  readonly container?: string;
  /** Whether a HostProcess container runs as it. */
  readonly isUsed: boolean;
  /** What the API server has against it or, if nothing, why it cannot log on. */
  readonly problems: readonly Problem[];
}

/** The accounts of a pod: the pod's own and those of containers that differ. */
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

/** A message about an account, which names the container if the account is its own. */
export function accountMessage({ container }: AccountUse, message: string): string {
  return container === undefined ? message : `container ${quoted(container)}: ${message}`;
}

/**
 * How bad an account is that cannot log on. Where the node heeds the annotation for the runtime's own account, the written
 * one is not used; no node does so unless it was configured to.
 */
export function logonSeverity({ annotations }: PodTemplate): Severity {
  return annotations[INHERIT_USER] === 'true' ? Severity.WARNING : Severity.ERROR;
}

/** Whether somebody wrote down why the account is needed. */
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
