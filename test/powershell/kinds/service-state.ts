import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { ServiceStartType, ServiceState, WindowsService } from '../../../src';

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
  },
  settings: fc.record({
    name: fc.stringMatching(/^[A-Za-z]{3,8}$/u).map((name) => `x-${name}`),
    startType: fc.constantFrom(ServiceStartType.AUTOMATIC, ServiceStartType.AUTOMATIC_DELAYED, ServiceStartType.MANUAL),
    state: fc.constantFrom(...Object.values(ServiceState)),
  }).map(({ name, startType, state }) => WindowsService.existing(name, { startType, state })),
  refused: [
    { name: '' }, { name: 'Spooler*' }, { startType: 'boot' }, { startType: 'Disabled' }, { state: 'paused' }, { state: 'running' }, { name: 'kubelet' },
    { name: 'CONTAINERD', startType: 'automatic' }, { name: 'EventLog', startType: 'manual', state: 'running' }, { startType: ['disabled'] },
  ],
  isGivenBack: true,
};
