import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { chartWithNamespace, desiredIn, desiredOf, settingsOn } from './settings';
import {
  LocalGroup, LocalGroupGrant, NodeDirectory, NodeSetting, RegistryKey, ServiceBinary, ServicePrivilege, ServiceRecovery, ServiceSidType,
  ServiceStartType, ServiceState, WindowsNodeSettings, WindowsService, WindowsServiceAccount, WindowsServiceProps,
} from '../../src';
import { keptServices } from '../../src/facts/grantable-services';
import { dangerousPrivileges, harmlessPrivileges } from '../../src/facts/service-privileges';

const sha256 = 'a'.repeat(64);
const binary = ServiceBinary.fromImage('bin/agent.exe', sha256);
const existing = ServiceBinary.existing('C:/Program Files/Contoso/agent.exe');
const define = (props: Partial<WindowsServiceProps> & Record<string, unknown>, name = 'contoso-agent') => WindowsService.define(name, { binary: existing, ...props });
const defined = (props: Partial<WindowsServiceProps> & Record<string, unknown>) => desiredOf(define(props))[0];

test.each(['C:/Windows/Temp/a.exe', 'C:/Windows/Tasks/a.exe', 'C:/Windows/System32/spool/drivers/color/a.exe', 'C:/Windows/a.exe', 'C:/ProgramData/a.exe'])(
  'the program %s, which users may be able to replace, is refused', (path) => {
    expect(() => ServiceBinary.existing(path)).toThrow(/is not the full path of an \.exe below C:\\Program Files or C:\\Program Files \(x86\), or in C:\\Windows\\System32/u);
    expect(() => ServiceBinary.existing('C:/Windows/System32/spoolsv.exe')).not.toThrow();
  },
);

describe('a service that is there already', () => {
  test('is left alone but for what is asked', () => {
    expect(desiredOf(WindowsService.existing('Spooler', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED }))).toEqual([
      { id: 'serviceState/spooler', kind: 'serviceState', ensure: 'present', name: 'Spooler', startType: 'disabled', state: 'stopped' },
    ]);
    expect(desiredOf(WindowsService.existing('W3SVC', { state: ServiceState.RUNNING }))[0]).not.toHaveProperty('startType');
    expect(desiredOf(WindowsService.existing('W3SVC', { startType: ServiceStartType.MANUAL, state: ServiceState.UNMANAGED }))[0]).not.toHaveProperty('state');
    expect(desiredOf(WindowsService.existing('W3SVC', { startType: ServiceStartType.MANUAL }).absent())[0].ensure).toBe('absent');
  });

  test('is not defined as well: the two would undo each other for ever', () => {
    const stopped = () => WindowsService.existing('CONTOSO-agent', { state: ServiceState.STOPPED });
    expect(() => desiredOf(define({}), stopped())).toThrow(/service "CONTOSO-agent": "serviceState\/contoso-agent" sets its start type, its state or its recovery, and "windowsService\/contoso-agent" defines it\. Set everything in WindowsService\.define/u);
    expect(desiredOf(define({}), stopped().absent())).toHaveLength(2);
    expect(desiredOf(define({}), WindowsService.existing('other', { state: ServiceState.STOPPED }))).toHaveLength(2);
  });

  test('and a service that is configured is not set in the registry as well', () => {
    const reason = 'by hand until now';
    const key = (below = '') => RegistryKey.localMachine(`SYSTEM\\CurrentControlSet\\Services\\Contoso-Agent${below}`, { reason });
    const manual = WindowsService.existing('contoso-agent', { startType: ServiceStartType.MANUAL, state: ServiceState.UNMANAGED });
    const stopped = WindowsService.existing('contoso-agent', { state: ServiceState.STOPPED });
    expect(() => desiredOf(key().dword('Start', 4), manual)).toThrow(/\\contoso-agent\\Start": "serviceState\/contoso-agent" sets the start type of service "contoso-agent", and "registryValue.*" sets it to 4\. Set it in WindowsService/u);
    expect(() => desiredOf(define({}), key().dword('DelayedAutostart', 1))).toThrow('Set it in WindowsService, and remove the RegistryKey');
    expect(desiredOf(define({}), key('\\Parameters').dword('Start', 4))).toHaveLength(2);
    expect(desiredOf(key().dword('Start', 4), stopped)).toHaveLength(2);
    expect(desiredOf(key().plainString('Contoso', 'x'), manual)).toHaveLength(2);
    expect(desiredOf(key().dword('PreshutdownTimeout', 5000), define({}))).toHaveLength(2);
    expect(desiredOf(key().dword('Start', 4).absent(), manual)).toHaveLength(2);
  });

  test('and a service that it depends on comes first, is there, and can be started', () => {
    const agent = define({ dependencies: ['Base'] });
    const base = (props: Record<string, unknown> = {}) => define(props, 'base');
    expect(desiredOf(base(), agent)).toHaveLength(2);
    expect(() => desiredOf(agent, base())).toThrow('"windowsService/contoso-agent" comes before "windowsService/base", which it needs');
    expect(() => desiredOf(base({ dependencies: ['contoso-agent'] }), agent)).toThrow('which it needs');
    expect(() => desiredOf(base({}).absent(), agent)).toThrow('"windowsService/contoso-agent" depends on it, and "windowsService/base" removes it. Leave one out.');
    expect(() => desiredOf(base({}).absent(), define({ dependencies: ['base'] }).absent())).toThrow('Put the setting that is needed last.');
    expect(desiredOf(define({ dependencies: ['base'] }).absent(), base({}).absent())).toHaveLength(2);
    const disabled = WindowsService.existing('base', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED });
    expect(() => desiredOf(disabled, agent)).toThrow('"windowsService/contoso-agent" depends on it, and "serviceState/base" disables it. Leave one out.');
  });

  test('and the folder of its programs has the list of permissions that it gives it', () => {
    const staged = define({ binary, vendor: 'Contoso' });
    const together = (...settings: NodeSetting[]) => {
      const chart = chartWithNamespace();
      settingsOn(chart, 'settings', { settings });
      return desiredIn(chart);
    };
    const folder = (path: string) => NodeDirectory.of(path, { inProgramFolder: true, permissions: [] });
    const granted = LocalGroup.define('readers', { grants: [LocalGroupGrant.directory('c:/program files/CONTOSO/contoso-AGENT')] });
    expect(() => together(folder('C:\\Program Files\\contoso\\Contoso-agent'), staged)).toThrow(/"windowsService\/contoso-agent" keeps the programs of service "contoso-agent" there, and sets their permissions, and "directory.*" sets the whole list\. Remove the other permissions/u);
    expect(() => together(granted, staged)).toThrow(/keeps the programs of service "contoso-agent" there, .* Remove the other permissions: the service/u);
    expect(together(folder('C:\\Program Files\\Contoso'), staged)).toHaveProperty('settings.length', 2);
    expect(together(folder('C:\\Program Files\\Contoso\\contoso-agent\\data'), staged)).toHaveProperty('settings.length', 2);
  });

  test.each(keptServices.map((name) => [name]))('%s is neither stopped nor kept from starting, in any case of letters', (name) => {
    for (const spelling of [name, name.toUpperCase(), name.toLowerCase()]) {
      expect(() => WindowsService.existing(spelling, { state: ServiceState.STOPPED })._parts()).toThrow('keeps the node running');
      for (const startType of [ServiceStartType.DISABLED, ServiceStartType.MANUAL, ServiceStartType.AUTOMATIC_DELAYED]) {
        expect(() => WindowsService.existing(spelling, { startType, state: ServiceState.UNMANAGED })._parts()).toThrow('keeps the node running');
      }
      expect(() => WindowsService.existing(spelling, { startType: ServiceStartType.AUTOMATIC, state: ServiceState.RUNNING })).not.toThrow();
      expect(() => WindowsService.existing(spelling, { state: ServiceState.STOPPED }).absent()._parts()).not.toThrow();
      expect(() => define({}, spelling)).toThrow(/keeps the node running or secure, and cannot be redefined/u);
    }
  });

  test.each<[string, object, string]>([
    ['Spooler', {}, 'has neither a start type nor a state'],
    ['Spooler', { startType: 'disabled', state: 'running' }, 'cannot be both disabled and running'],
    ['Print Spooler*', { state: 'stopped' }, 'is not a valid service name'],
    ['Spooler', { starttype: 'disabled' }, 'Did you mean "startType"?'],
  ])('fails for %j with %j', (name, options, text) => {
    expect(() => WindowsService.existing(name, options)).toThrow(text);
  });
});

describe('a service of one\'s own', () => {
  test('has the least that a service can have, unless it is asked for more', () => {
    expect(defined({})).toEqual({
      id: 'windowsService/contoso-agent', kind: 'windowsService', ensure: 'present', name: 'contoso-agent', displayName: 'contoso-agent',
      description: 'Made by cdk8s-hostprocess', vendor: 'cdk8s-hostprocess', program: 'C:\\Program Files\\Contoso\\agent.exe', files: [], arguments: [],
      startType: 'automatic', state: 'running', account: 'virtual', dependencies: [], restartDelaysSeconds: [5, 30, 60], resetAfterSeconds: 86400,
      recoversFromErrors: true, sidType: 'unrestricted', requiredPrivileges: ['SeChangeNotifyPrivilege'], environment: [], keepVersions: 2,
    });
  });

  test.each<[string, Partial<WindowsServiceProps>, object]>([
    ['arguments, as the program sees them', { args: ['--config', 'C:\\a b\\', ''] }, { arguments: ['--config', 'C:\\a b\\', ''] }],
    ['LocalSystem with its reason', { account: WindowsServiceAccount.localSystem({ reason: ' reads disks ' }) }, { account: 'localSystem', accountReason: 'reads disks' }],
    ['other accounts', { account: WindowsServiceAccount.networkService() }, { account: 'networkService' }],
    ['no recovery', { recovery: ServiceRecovery.none() }, { restartDelaysSeconds: [], resetAfterSeconds: 0, recoversFromErrors: false }],
    [
      'recovery', { recovery: ServiceRecovery.restart({ delays: [Duration.seconds(0), Duration.minutes(1)], resetAfter: Duration.hours(1), afterErrors: false }) },
      { restartDelaysSeconds: [0, 60], resetAfterSeconds: 3600, recoversFromErrors: false },
    ],
    ['harmless privileges, once and in one order', { requiredPrivileges: [ServicePrivilege.PROFILE_SYSTEM, ServicePrivilege.AUDIT, ServicePrivilege.AUDIT] }, { requiredPrivileges: ['SeAuditPrivilege', 'SeSystemProfilePrivilege'] }],
    ['dangerous privileges apart', { requiredPrivileges: [ServicePrivilege.dangerous('SeDebugPrivilege')] }, { requiredPrivileges: [], dangerousPrivileges: ['SeDebugPrivilege'] }],
    ['variables', { environment: { B: '1=2', A: '' } }, { environment: ['B=1=2', 'A='] }],
    ['the rest', { dependencies: ['Tcpip'], sidType: ServiceSidType.RESTRICTED, keepVersions: 5, vendor: 'Contoso Ltd.2' }, { dependencies: ['Tcpip'], sidType: 'restricted', keepVersions: 5, vendor: 'Contoso Ltd.2' }],
  ])('%s', (_what, props, expected) => {
    expect(defined(props)).toMatchObject(expected);
  });

  test('a program of the image travels with its hash, and needs the image', () => {
    const service = define({ binary: binary.withFile('lib\\agent.dll', sha256.toUpperCase()) });
    expect(() => desiredOf(service)).toThrow(/image/u);
    const chart = chartWithNamespace();
    new WindowsNodeSettings(chart, 'settings', { settings: [service], image: 'registry.example.com/agent:1' });
    expect(desiredIn(chart).settings[0]).toMatchObject({
      program: 'agent.exe',
      files: [{ name: 'agent.exe', source: 'image:bin\\agent.exe', sha256 }, { name: 'agent.dll', source: 'image:lib\\agent.dll', sha256 }],
    });
    expect(() => desiredOf(define({ binary }).absent())).not.toThrow();
  });

  test('is removed by its name, without its program and without an image', () => {
    const gone = WindowsService.absentByName('Contoso-Agent', { vendor: 'Contoso' });
    expect(desiredOf(gone)[0]).toMatchObject({ id: 'windowsService/contoso-agent', kind: 'windowsService', ensure: 'absent', name: 'Contoso-Agent', vendor: 'Contoso' });
    expect(desiredOf(WindowsService.absentByName('contoso-agent'))[0]).toMatchObject({ vendor: 'cdk8s-hostprocess' });
    expect(() => WindowsService.absentByName('kubelet')).toThrow('keeps the node running or secure');
    expect(() => WindowsService.absentByName('contoso-agent', { vendor: 'a\\b' })).toThrow('not a safe name for a folder');
    expect(() => WindowsService.absentByName('contoso-agent', { binary } as object)).toThrow('WindowsService.absentByName has no property "binary"');
  });

  test.each<[string, string]>([
    ['C:/ProgramData/agent.exe', 'is not the full path of an .exe below'], ['C:/Program Files', 'is not the full path of an .exe below'], ['C:/Windows/agent.dll', 'is not the full path of an .exe below'],
    ['C:/Windows/../Users/a.exe', 'leaves its folder'], ['C:/progra~1/a.exe', 'is not the full path of an .exe below'], ['agent.exe', 'is not absolute'], ['\\\\server\\a.exe', 'network share'],
    ['C:/Program Files/a .exe/b.exe ', 'is not the full path of an .exe'], ['C:/Program Filesx/a.exe', 'is not the full path of an .exe'],
  ])('a program of the node at %j is refused: users may be able to replace it', (path, text) => {
    expect(() => ServiceBinary.existing(path)).toThrow(text);
  });

  test.each<[() => unknown, string]>([
    [() => ServiceBinary.fromImage('../agent.exe', sha256), 'leaves its folder'], [() => ServiceBinary.fromImage('agent.ps1', sha256), 'is not an .exe'],
    [() => ServiceBinary.fromImage('agent.exe', 'sha256:abc'), 'sha256 of "agent.exe" is "sha256:abc"'], [() => ServiceBinary.fromImage('con.exe', sha256), 'not safe on Windows'],
    [() => ServiceBinary.fromImage('agent.exe', undefined as unknown as string), 'sha256 of "agent.exe" is undefined'],
    [() => binary.withFile('other/AGENT.EXE', sha256), 'the name of another file'], [() => existing.withFile('a.dll', sha256), 'cannot be added to a program that is already on the node'],
    [() => WindowsServiceAccount.localSystem({ reason: ' ' }), 'WindowsServiceAccount.localSystem: reason is " "'],
    [() => ServicePrivilege.of('SeDebugPrivilege'), 'lets a service take over the node'], [() => ServicePrivilege.of('SeFoo'), 'is not known'],
    [() => ServicePrivilege.dangerous('SeAuditPrivilege'), 'Use ServicePrivilege.of(name)'],
    [() => ServiceRecovery.restart({ delays: [] }), 'delays must be a list of one to ten durations, got []'], [() => ServiceRecovery.restart({ delays: [5 as any] }), 'delay is 5. Use a Duration'], [() => ServiceRecovery.restart({ resetAfter: Duration.millis(500) }), 'resetAfter is 0.5 seconds. Use a whole number of seconds.'], [() => ServiceRecovery.restart({ delays: [Duration.days(2)] }), 'delay in seconds must be a whole number from 0 to 86400, got 172800'],
    [() => ServiceRecovery.restart({ delays: [Duration.millis(1500)] }), 'whole'],
  ])('refusal %#', (make, text) => {
    expect(make).toThrow(text);
  });

  test.each<[Partial<WindowsServiceProps> & Record<string, unknown>, string]>([
    [{ binary: undefined }, 'binary is missing'], [{ args: ['%TEMP%'] }, 'contains a percent sign'],
    [{ args: [String.raw`C:\Contoso\${name}`] }, 'String.raw does not replace ${...} after a backslash'], [{ args: ['a\nb'] }, 'a command line cannot contain'], [{ args: ['x'.repeat(8000)] }, 'at most 8000 are accepted'],
    [{ vendor: 'a\\b' }, 'not a safe name for a folder'], [{ vendor: 'Common Files' }, 'the node depends on it'], [{ vendor: 'containerd' }, 'the node depends on it'],
    [{ displayName: '@x.dll,-1' }, 'displayName "@x.dll,-1"'], [{ description: ' x' }, 'description " x"'], [{ dependencies: ['Contoso-Agent'] }, 'depends on itself'],
    [{ dependencies: ['+group'] }, 'is not a valid service name'], [{ environment: { 'a=b': '1' } }, 'some programs do not accept'], [{ environment: { PATH: '1', Path: '2' } }, 'is set twice'],
    [{ environment: { A: 'x\ny' } }, 'environment variable "A"'], [{ keepVersions: 1 }, 'keepVersions must be a whole number from 2 to 10, got 1'],
    [{ startType: ServiceStartType.DISABLED }, 'cannot be both disabled and running'], [{ arguments: [] }, 'has no property "arguments"'], [{ password: 'x' }, 'has no property "password"'],
  ])('fails for %j', (props, text) => {
    expect(() => define(props)).toThrow(text);
  });

  test.each(['', 'a b', '-a', 'a.', 'x'.repeat(81), 'con', 'NUL.x', 'a\\b', 'a/b', 'a"b'])('the name %j is refused', (name) => {
    expect(() => define({}, name)).toThrow('not safe for a folder and an account');
  });

  test('no privilege is both harmless and dangerous, and each has a way in', () => {
    expect(harmlessPrivileges.filter((name) => dangerousPrivileges.includes(name))).toEqual([]);
    expect(harmlessPrivileges.map((name) => ServicePrivilege.of(name).isDangerous)).not.toContain(true);
    expect(dangerousPrivileges.map((name) => ServicePrivilege.dangerous(name).isDangerous)).not.toContain(false);
  });

  test('an argument may hold what the program replaces itself', () => {
    expect(defined({ args: ['--set=endpoint=${env:ENDPOINT}', 'C:/Contoso/${env:POD}'] }).arguments).toHaveLength(2);
  });

  test('every text without percent signs and control characters can be an argument', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((each) => !/[\u0000-\u001f\u007f%]|\\\$\{/u.test(each));
    fc.assert(fc.property(fc.array(text, { maxLength: 5 }), (args) => {
      expect(defined({ args }).arguments).toEqual(args);
    }), { numRuns: 30 });
  });
});

describe('timeouts, recovery and accounts of a domain', () => {
  test('a service that exists gets a recovery, and keeps what is not set', () => {
    const recovery = ServiceRecovery.restart({ delays: [Duration.seconds(10)], resetAfter: Duration.hours(1) });
    expect(desiredOf(WindowsService.existing('kubelet', { recovery, startTimeout: Duration.minutes(5) }))).toEqual([{
      id: 'serviceState/kubelet', kind: 'serviceState', ensure: 'present', name: 'kubelet', restartDelaysSeconds: [10], resetAfterSeconds: 3600, recoversFromErrors: true, startTimeoutSeconds: 300,
    }]);
  });

  test('a service of its own waits as long as it says, and runs as an account of a domain', () => {
    const [desired] = desiredOf(define({ account: WindowsServiceAccount.groupManaged('CONTOSO\\web$'), startTimeout: Duration.minutes(10), stopTimeout: Duration.seconds(10) }));
    expect(desired).toMatchObject({ account: 'groupManaged', accountName: 'CONTOSO\\web$', startTimeoutSeconds: 600, stopTimeoutSeconds: 10 });
    expect(desiredOf(define({}))[0]).not.toHaveProperty('stopTimeoutSeconds');
  });

  test.each<[string, () => unknown, string]>([
    ['a kept service without restarts', () => WindowsService.existing('kubelet', { recovery: ServiceRecovery.none() })._parts(), 'keeps the node running or secure. Use ServiceState.RUNNING, ServiceStartType.AUTOMATIC and ServiceRecovery.restart() only.'],
    ['a recovery that is none', () => WindowsService.existing('a', { recovery: 'restart' as any }), 'WindowsService "a": recovery is "restart"'],
    ['timeouts alone', () => WindowsService.existing('a', { startTimeout: Duration.minutes(1) }), 'neither a start type nor a state nor a recovery'],
    ['a short timeout', () => define({ startTimeout: Duration.seconds(9) }), 'startTimeout in seconds must be a whole number from 10 to 600, got 9'],
    ['a long timeout', () => define({ stopTimeout: Duration.minutes(11) }), 'stopTimeout in seconds must be a whole number from 10 to 600, got 660'],
    ['a number as a timeout', () => define({ stopTimeout: 60 as any }), 'stopTimeout is 60. Use a Duration'],
    ['an account without its domain', () => WindowsServiceAccount.groupManaged('web$'), 'account "web$" is not the name of a group managed service account'],
    ['an account without the dollar sign', () => WindowsServiceAccount.groupManaged('CONTOSO\\web'), 'is not the name of a group managed service account'],
    ['an account with a lost backslash', () => WindowsServiceAccount.groupManaged('CONTOSO\web$'), 'String.raw`CONTOSO\\web$`'],
  ])('fails for %s', (_, make, text) => {
    expect(make).toThrow(text);
  });
});
