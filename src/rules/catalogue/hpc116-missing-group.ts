import { isBareName } from '../../facts/account-name';
import { editDistance } from '../../facts/edit-distance';
import { quoted } from '../../facts/errors';
import { isBuiltInGroup } from '../../facts/local-groups';
import { RuleOutcome, Severity } from '../finding';
import { subjectOf } from '../manifest-object';
import { definedGroups } from '../reading/desired-state';
import { mayMeet, nodeSelectionOf } from '../reading/node-selection';
import type { SetRule } from '../rule';

/** How many characters two names of the same group can differ in. */
const MOST_TYPOS = 2;

export const rule: SetRule = {
  id: 'HPC116',
  title: 'The group that a container runs as is created on its nodes',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'The container runtime treats the name of a missing group as the name of a user, and cannot log that user on.',
  fix: 'Create the group on all nodes of the pod: use the same node selection and the same name. In code, use LocalGroupBootstrap with the same WindowsNodes.',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account'],
  checkSet(objects, { report }) {
    const groups = definedGroups(objects);
    for (const about of groups.length === 0 ? [] : objects) {
      for (const pod of about.templates) {
        const seen = new Set<string>();
        for (const { account } of pod.hostProcessContainers) {
          if (account === undefined || seen.has(account.name) || !isBareName(account.name) || isBuiltInGroup(account.name)) {
            continue;
          }
          seen.add(account.name);
          const name = account.name.toLowerCase();
          const same = groups.filter((group) => group.name.toLowerCase() === name);
          const selection = nodeSelectionOf(pod);
          const elsewhere = same.length > 0 && same.every((group) => !mayMeet(group.nodes, selection)) ? same[0] : undefined;
          const similar = same.length > 0 ? undefined : groups.find((group) => editDistance(group.name.toLowerCase(), name) <= MOST_TYPOS);
          const message = elsewhere !== undefined ? `${subjectOf(elsewhere.about.object)} creates it on other nodes only`
            : similar !== undefined ? `${subjectOf(similar.about.object)} creates ${quoted(similar.name)}, and nothing here creates ${quoted(account.name)}`
              : undefined;
          if (message !== undefined) {
            report(about, { pointer: account.pointer, message: `account ${quoted(account.name)} is a local group, but ${message}` });
          }
        }
      }
    }
  },
};
