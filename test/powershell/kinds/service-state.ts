import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { ServiceRecovery, ServiceStartType, ServiceState, WindowsService } from '../../../src';

const recovered = (fields: object) => ({ restartDelaysSeconds: [5], resetAfterSeconds: 1, recoversFromErrors: true, ...fields });

export const serviceState: KindProof = {
  kind: 'serviceState',
  cases: {
    'disabled and stopped': {
      setting: { id: 'serviceState/spooler', kind: 'serviceState', ensure: 'present', name: 'Spooler', startType: 'disabled', state: 'stopped' },
      state: { serviceConfigurations: { Spooler: { startType: 'automatic', isDelayed: false, state: 'running', exitCode: 0 } } },
      drift: { path: ['serviceConfigurations', 'Spooler', 'startType'], value: 'manual' },
    },
    'running, later than others': {
      setting: { id: 'serviceState/contoso agent', kind: 'serviceState', ensure: 'present', name: 'Contoso Agent', startType: 'automaticDelayed', state: 'running' },
      state: { serviceConfigurations: { 'Contoso Agent': { startType: 'disabled', isDelayed: false, state: 'stopped', exitCode: 0 } } },
      drift: { path: ['serviceConfigurations', 'Contoso Agent', 'state'], value: 'stopped' },
    },
    'start type alone': {
      setting: { id: 'serviceState/w3svc', kind: 'serviceState', ensure: 'present', name: 'W3SVC', startType: 'automatic' },
      state: { serviceConfigurations: { W3SVC: { startType: 'automatic', isDelayed: true, state: 'stopped' } } },
      drift: { path: ['serviceConfigurations', 'W3SVC', 'isDelayed'], value: true },
    },
    'restarted after failures': {
      setting: {
        id: 'serviceState/kubelet', kind: 'serviceState', ensure: 'present', name: 'kubelet', restartDelaysSeconds: [5, 60], resetAfterSeconds: 3600, recoversFromErrors: true,
        startTimeoutSeconds: 300, stopTimeoutSeconds: 60,
      },
      state: { serviceConfigurations: { kubelet: { startType: 'automatic', isDelayed: false, state: 'running', actions: ['restart after 10000 ms', 'none after 0 ms'], resetSeconds: 0, recoversFromErrors: false, command: '' } } },
      drift: { path: ['serviceConfigurations', 'kubelet', 'actions'], value: [] },
    },
    'without restarts, and stopped': {
      setting: {
        id: 'serviceState/spooler', kind: 'serviceState', ensure: 'present', name: 'Spooler', state: 'stopped', restartDelaysSeconds: [], resetAfterSeconds: 0, recoversFromErrors: false,
      },
      state: { serviceConfigurations: { Spooler: { startType: 'manual', isDelayed: false, state: 'running', exitCode: 0, actions: ['restart after 0 ms'], resetSeconds: 86400, recoversFromErrors: true, command: '' } } },
      drift: { path: ['serviceConfigurations', 'Spooler', 'recoversFromErrors'], value: true },
    },
  },
  settings: fc.record({
    name: fc.stringMatching(/^[A-Za-z]{3,8}$/u).map((name) => `x-${name}`),
    startType: fc.constantFrom(ServiceStartType.AUTOMATIC, ServiceStartType.AUTOMATIC_DELAYED, ServiceStartType.MANUAL),
    state: fc.constantFrom(...Object.values(ServiceState)),
    recovery: fc.constantFrom(
      undefined, ServiceRecovery.none(), ServiceRecovery.restart(),
      ServiceRecovery.restart({ delays: [Duration.days(1)], resetAfter: Duration.seconds(1) }),
    ),
    startTimeout: fc.constantFrom(undefined, Duration.seconds(10), Duration.minutes(10)),
  }).map(({ name, ...options }) => WindowsService.existing(name, options)),
  refused: [
    { name: '' }, { name: 'Spooler*' }, { startType: 'boot' }, { startType: 'Disabled' }, { state: 'paused' }, { state: 'running' }, { name: 'kubelet' },
    { name: 'CONTAINERD', startType: 'automatic' }, { name: 'EventLog', startType: 'manual', state: 'running' }, { startType: ['disabled'] },
    { restartDelaysSeconds: [5] }, { restartDelaysSeconds: [5], resetAfterSeconds: 1 }, recovered({ restartDelaysSeconds: [-1] }),
    recovered({ restartDelaysSeconds: [86401] }), recovered({ restartDelaysSeconds: Array(11).fill(1) }), recovered({ resetAfterSeconds: -1 }),
    { startTimeoutSeconds: 9 }, { stopTimeoutSeconds: 601 }, { stopTimeoutSeconds: '60' },
  ],
  isGivenBack: true,
};
