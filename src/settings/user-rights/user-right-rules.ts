import type { UserRightHolder } from './user-right-holder';
import { Problem, quoted } from '../../facts/errors';
import { dangerousPrivileges } from '../../facts/service-privileges';
import {
  broadHolders, deniedWithReason, isDenial, isLogon, listedWithReason, neededHolders, neverDenied, neverDeniedThere, usualHolders,
} from '../../facts/user-rights';
import { UserRight } from '../groups/grant-access';

/** The accounts of services, of virtual machines and of the window manager. */
const systemAccount = /^S-1-5-(?:80|83|90)-/u;

/** Why a right cannot have this holder, or undefined. The agent on the node repeats the check. */
export function holderProblem(right: string, holder: UserRightHolder, reason?: string): Problem | undefined {
  const { sid, group, account } = holder._desired;
  const name = quoted(sid ?? group ?? account);
  if (isDenial(right)) {
    return deniedHolderProblem(right, sid, name, reason);
  }
  if (sid !== undefined && broadHolders.includes(sid) && dangerousPrivileges.includes(right)) {
    return {
      message: `user right ${quoted(right)} cannot be given to ${name}, because every user could take over the node, hide what happens there, or take it down`,
      fix: 'Give it to a LocalGroup with UserRightHolder.ofGroup(group).',
    };
  }
  const isUsual = usualHolders.includes(`${right} ${sid}`);
  const isHarmless = (isLogon(right) || Object.values<string>(UserRight).includes(right)) && !broadHolders.includes(sid ?? '');
  return isUsual || isHarmless || reason !== undefined ? undefined : {
    message: `user right ${quoted(right)} is not one that ${name} has by default or in security baselines`,
    fix: 'Leave it out, or state why with { reason: \'...\' }.',
  };
}

function deniedHolderProblem(right: string, sid: string | undefined, name: string, reason?: string): Problem | undefined {
  if (sid === undefined) {
    return undefined;
  }
  if (neverDenied.includes(sid) || systemAccount.test(sid) || neverDeniedThere.includes(`${right} ${sid}`)) {
    return {
      message: `user right ${quoted(right)} cannot be given to ${name}, because services, containers or all administrators could no longer log on`,
      fix: 'Deny the logon to UserRightHolder.GUESTS, to a group, or to a single account.',
    };
  }
  return reason !== undefined || usualHolders.includes(`${right} ${sid}`) || !deniedWithReason.includes(sid) ? undefined : {
    message: `user right ${quoted(right)} for ${name} keeps administrators from logging on`,
    fix: 'State with { reason: \'...\' } how administrators reach the node without it.',
  };
}

/** Why a right cannot have exactly these holders, or undefined. The agent repeats the check. */
export function holderListProblem(right: string, holders: readonly UserRightHolder[], reason?: string): Problem | undefined {
  const present = holders.map(({ _desired: { sid } }) => `${right} ${sid}`);
  const missing = neededHolders.filter((pair) => pair.startsWith(`${right} `) && !present.includes(pair)).map((pair) => pair.slice(right.length + 1));
  if (missing.length > 0) {
    return {
      message: `user right ${quoted(right)} would be taken from ${missing.join(', ')}, which Windows, its services or administrators need`,
      fix: 'Add them to the list. UserRightHolder names their accounts.',
    };
  }
  return listedWithReason.includes(right) && reason === undefined ? {
    message: `user right ${quoted(right)} would be taken from the accounts of installed services that are not in the list, and these services would no longer start`,
    fix: 'Use UserRightAssignment.including(...), or state with { reason: \'...\' } that the list contains all of them.',
  } : undefined;
}
