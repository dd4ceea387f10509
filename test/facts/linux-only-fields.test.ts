import { linuxOnlyContainerFields, linuxOnlyPodFields, LinuxOnlyField } from '../../src/facts/linux-only-fields';

const shown = (fields: readonly LinuxOnlyField[]) => fields.map(({ path }) => path.join('.')).sort();
const fieldAt = (path: string) => linuxOnlyPodFields.find((field) => field.path.join('.') === path)!;

// What kube-apiserver 1.36 refuses in a pod with os.name windows.
test('the fields are those that the API server refuses for Windows', () => {
  expect(shown(linuxOnlyPodFields)).toEqual([
    'hostIPC', 'hostPID', 'hostUsers', 'resources', 'securityContext.appArmorProfile', 'securityContext.fsGroup', 'securityContext.fsGroupChangePolicy',
    'securityContext.runAsGroup', 'securityContext.runAsUser', 'securityContext.seLinuxChangePolicy', 'securityContext.seLinuxOptions',
    'securityContext.seccompProfile', 'securityContext.supplementalGroups', 'securityContext.supplementalGroupsPolicy', 'securityContext.sysctls',
    'shareProcessNamespace',
  ]);
  expect(shown(linuxOnlyContainerFields)).toEqual([
    'allowPrivilegeEscalation', 'appArmorProfile', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem', 'runAsGroup', 'runAsUser',
    'seLinuxOptions', 'seccompProfile',
  ].map((name) => `securityContext.${name}`));
});

test('harmless values are refused too, but for the three fields where the server lets them pass', () => {
  expect([...linuxOnlyPodFields, ...linuxOnlyContainerFields].filter((field) => !field.forbidden(false)).map(({ path }) => path.join('.')))
    .toEqual(['hostPID', 'hostIPC', 'securityContext.sysctls']);
  expect([fieldAt('hostPID').forbidden(true), fieldAt('hostIPC').forbidden(true), fieldAt('securityContext.sysctls').forbidden([{}])]).toEqual([true, true, true]);
  expect(fieldAt('securityContext.sysctls').forbidden([])).toBe(false);
  expect([...linuxOnlyPodFields, ...linuxOnlyContainerFields].some((field) => field.forbidden(undefined) || field.forbidden(null))).toBe(false);
});
