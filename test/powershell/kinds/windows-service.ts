import { createHash } from 'node:crypto';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import {
  ServiceBinary, ServicePrivilege, ServiceRecovery, ServiceSidType, ServiceStartType, ServiceState, WindowsService, WindowsServiceAccount,
} from '../../../src';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A file of the image, and what a setting says of it. */
export const imageFile = (path: string, content: string) => ({
  source: { [`image:${path}`]: base64(content) },
  file: { name: path.split('\\').at(-1)!, source: `image:${path}`, sha256: sha256(content) },
});

const program = imageFile('bin\\agent.exe', 'program');
const library = imageFile('bin\\agent.dll', 'library');

/** A service with a program of two files. */
export const agentService = {
  id: 'windowsService/contoso-agent', kind: 'windowsService', ensure: 'present', name: 'contoso-agent', displayName: 'Contoso Agent', description: 'Tells Contoso',
  vendor: 'Contoso', program: 'agent.exe', files: [program.file, library.file], arguments: ['--config', 'C:\\ProgramData\\Contoso Agent\\', 'a"b', ''],
  startType: 'automaticDelayed', state: 'running', account: 'virtual', dependencies: ['Tcpip', 'Dnscache'], restartDelaysSeconds: [5, 60],
  resetAfterSeconds: 86400, recoversFromErrors: true, sidType: 'unrestricted', requiredPrivileges: ['SeChangeNotifyPrivilege'], environment: ['MODE=a b', 'B=2'],
  keepVersions: 2,
} as const;

export const agentSources = { ...program.source, ...library.source };

export const windowsService: KindProof = {
  kind: 'windowsService',
  cases: {
    'a program of the image': {
      setting: agentService,
      state: { sources: agentSources, paths: { 'C:\\Program Files': { kind: 'directory', sddl: 'D:PAI(A;OICI;FA;;;SY)' } }, serviceConfigurations: {}, serviceRecords: {} },
      drift: { path: ['serviceConfigurations', 'contoso-agent', 'privileges'], value: ['SeChangeNotifyPrivilege', 'SeDebugPrivilege'] },
    },
    'a program of the node': {
      setting: {
        ...agentService, program: 'C:\\Windows\\System32\\agent.exe', files: [], startType: 'manual', state: 'stopped', account: 'localSystem', accountReason: 'reads disks',
        restartDelaysSeconds: [], resetAfterSeconds: 0, recoversFromErrors: false, environment: [], dangerousPrivileges: ['SeBackupPrivilege'],
      },
      state: {
        paths: Object.fromEntries([
          ...['C:\\Windows', 'C:\\Windows\\System32'].map((path) => [path, { kind: 'directory' }]),
          ['C:\\Windows\\System32\\agent.exe', { kind: 'file', content: base64('program') }],
        ]),
        serviceConfigurations: {}, serviceRecords: {},
      },
      drift: { path: ['serviceConfigurations', 'contoso-agent', 'binaryPath'], value: 'C:\\Windows\\System32\\agent.exe' },
    },
    'an account of a domain': {
      setting: { ...agentService, account: 'groupManaged', accountName: 'CONTOSO\\web$', startTimeoutSeconds: 600, stopTimeoutSeconds: 10 },
      state: {
        sources: agentSources, paths: { 'C:\\Program Files': { kind: 'directory' } }, managedAccounts: { web$: 'installed' }, serviceConfigurations: {}, serviceRecords: {},
      },
      drift: { path: ['serviceConfigurations', 'contoso-agent', 'isManaged'], value: false },
    },
    'a program that somebody has replaced': {
      setting: { ...agentService, files: [program.file], state: 'unmanaged', sidType: 'restricted', account: 'networkService' },
      state: { sources: agentSources, paths: { 'C:\\Program Files': { kind: 'directory' }, 'C:\\Program Files\\Contoso': { kind: 'directory' } }, serviceConfigurations: {}, serviceRecords: {} },
      drift: { path: ['paths', `C:\\Program Files\\Contoso\\contoso-agent\\${sha256(`agent.exe ${program.file.sha256}\n`).slice(0, 16)}\\agent.exe`, 'content'], value: base64('other') },
    },
  },
  settings: fc.record({
    name: fc.stringMatching(/^[A-Za-z]{3,8}$/u).map((name) => `x-${name}`),
    binary: fc.constantFrom(ServiceBinary.fromImage('bin/a.exe', sha256('a')), ServiceBinary.fromImage('a.exe', sha256('a')).withFile('lib/b.dll', sha256('b')), ServiceBinary.existing('C:/Windows/System32/a.exe')),
    args: fc.array(fc.string().filter((text) => !/[\u0000-\u001f\u007f%]/u.test(text)), { maxLength: 4 }),
    account: fc.constantFrom(WindowsServiceAccount.virtualAccount(), WindowsServiceAccount.localService(), WindowsServiceAccount.localSystem({ reason: 'reads disks' }), WindowsServiceAccount.groupManaged('CONTOSO\\web$')),
    stopTimeout: fc.constantFrom(undefined, Duration.seconds(10), Duration.minutes(10)),
    startType: fc.constantFrom(ServiceStartType.AUTOMATIC, ServiceStartType.MANUAL),
    state: fc.constantFrom(...Object.values(ServiceState)),
    recovery: fc.constantFrom(ServiceRecovery.none(), ServiceRecovery.restart()),
    sidType: fc.constantFrom(...Object.values(ServiceSidType)),
    requiredPrivileges: fc.subarray([ServicePrivilege.AUDIT, ServicePrivilege.of('SeTimeZonePrivilege'), ServicePrivilege.dangerous('SeDebugPrivilege')]),
    environment: fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/u), fc.stringMatching(/^[ -~]{0,9}$/u)),
  }).map(({ name, ...props }) => WindowsService.define(name, props)),
  refused: [
    { name: '' }, { name: 'a b' }, { name: 'kubelet' }, { name: 'RPCSS' }, { name: 'con' }, { name: 'a\\b' }, { vendor: '..' }, { vendor: 'Common Files' }, { vendor: 'containerd' },
    { program: 'other.exe' }, { program: 'agent.ps1' }, { files: [] }, { files: [], program: 'C:\\ProgramData\\agent.exe' }, { files: [], program: 'C:\\Program Files\\..\\a.exe' }, { files: [], program: 'C:\\Windows\\Temp\\a.exe' },
    { files: [], program: '"C:\\Windows\\a.exe' }, { files: [{ ...program.file, sha256: '' }] }, { files: [{ ...program.file, source: 'image:..\\agent.exe' }] },
    { files: [{ ...program.file, source: 'data:agent.exe' }] }, { files: [program.file, program.file] }, { files: [program.file, { ...library.file, name: '..\\agent.dll' }] },
    { arguments: ['%PATH%'] }, { arguments: ['a\nb'] }, { arguments: [1] }, { arguments: ['x'.repeat(8000)] }, { displayName: '@x.dll,-1' }, { description: '' },
    { startType: 'boot' }, { state: 'paused' }, { startType: 'disabled' }, { account: 'CONTOSO\\admin' }, { account: 'localSystem' }, { accountReason: 'because' },
    { account: 'localSystem', accountReason: ' ' }, { dependencies: ['contoso-agent'] }, { dependencies: ['+group'] }, { restartDelaysSeconds: [-1] }, { restartDelaysSeconds: [1.5] },
    { restartDelaysSeconds: Array(11).fill(1) }, { resetAfterSeconds: '1' }, { recoversFromErrors: 'true' }, { sidType: 'all' }, { requiredPrivileges: [] },
    { requiredPrivileges: ['SeDebugPrivilege'] }, { requiredPrivileges: ['SeFooPrivilege'] }, { dangerousPrivileges: ['SeAuditPrivilege'] }, { environment: ['=x'] },
    { environment: ['A=1', 'a=2'] }, { environment: ['A=b\nc'] }, { keepVersions: 1 },
    { account: 'groupManaged' }, { accountName: 'CONTOSO\\web$' }, { account: 'groupManaged', accountName: 'web$' }, { account: 'groupManaged', accountName: 'CONTOSO\\web' },
    { account: 'groupManaged', accountName: 'NT AUTHORITY\\a$' }, { startTimeoutSeconds: 0 }, { stopTimeoutSeconds: 601 },
  ],
  texts: ['displayName', 'description'],
};
