import { everywhere, NOTHING, PodCase } from './case';

const GMSA = '/spec/securityContext/windowsOptions';

/** Accounts of the pod as a whole, gMSA, names, resolvers, runtime classes. */
export const nameCases: readonly PodCase[] = [
  {
    name: 'an account at containers only',
    change: (spec) => {
      spec.containers[0].securityContext = { windowsOptions: { runAsUserName: spec.securityContext.windowsOptions.runAsUserName } };
      delete spec.securityContext.windowsOptions.runAsUserName;
    },
    ...everywhere(['HPC024', 'warning', '/spec/securityContext/windowsOptions']),
  },
  {
    name: 'a gMSA',
    change: (spec) => { Object.assign(spec.securityContext.windowsOptions, { gmsaCredentialSpecName: 'web.corp', gmsaCredentialSpec: '{}' }); },
    ...everywhere(['HPC029', 'warning', `${GMSA}/gmsaCredentialSpecName`], ['HPC029', 'warning', `${GMSA}/gmsaCredentialSpec`]),
  },
  {
    name: 'a gMSA that the API server refuses',
    change: (spec) => { Object.assign(spec.securityContext.windowsOptions, { gmsaCredentialSpecName: 'Web_Corp', gmsaCredentialSpec: '' }); },
    ...everywhere(
      ['HPC027', 'error', `${GMSA}/gmsaCredentialSpecName`], ['HPC028', 'error', `${GMSA}/gmsaCredentialSpec`],
      ['HPC029', 'warning', `${GMSA}/gmsaCredentialSpecName`], ['HPC029', 'warning', `${GMSA}/gmsaCredentialSpec`],
    ),
  },
  {
    name: 'a gMSA credential spec of one byte too many, in a container',
    change: (spec) => { spec.containers[0].securityContext = { windowsOptions: { gmsaCredentialSpec: `${'x'.repeat(65_535)}ä` } }; },
    ...everywhere(
      ['HPC028', 'error', '/spec/containers/0/securityContext/windowsOptions/gmsaCredentialSpec'],
      ['HPC029', 'warning', '/spec/containers/0/securityContext/windowsOptions/gmsaCredentialSpec'],
    ),
  },
  {
    name: 'a name and a resolver of its own',
    change: (spec) => { Object.assign(spec, { dnsConfig: { searches: ['corp'] }, hostname: 'a', subdomain: 'b', setHostnameAsFQDN: true }); },
    ...everywhere(...['dnsConfig', 'hostname', 'subdomain', 'setHostnameAsFQDN'].map((field) => ['HPC042', 'warning', `/spec/${field}`] as const)),
  },
  { name: 'defaults for names that are spelt out', change: (spec) => { Object.assign(spec, { hostname: '', setHostnameAsFQDN: false }); }, expected: NOTHING },
  {
    name: 'host aliases',
    change: (spec) => { spec.hostAliases = [{ ip: '10.0.0.1', hostnames: ['db'] }]; },
    ...everywhere(['HPC043', 'warning', '/spec/hostAliases']),
  },
  { name: 'no host aliases', change: (spec) => { spec.hostAliases = []; }, expected: NOTHING },
  {
    name: 'a runtime class that isolates',
    change: (spec) => { spec.runtimeClassName = 'runhcs-wcow-hypervisor'; },
    ...everywhere(['HPC069', 'warning', '/spec/runtimeClassName']),
  },
  { name: 'a runtime class for Windows', change: (spec) => { spec.runtimeClassName = 'windows-2022'; }, expected: NOTHING },
  { name: 'another host name', change: (spec) => { spec.hostnameOverride = 'a'; }, ...everywhere(['HPC076', 'error', '/spec/hostnameOverride']) },
  { name: 'an unknown dnsPolicy', change: (spec) => { spec.dnsPolicy = 'HostNetwork'; }, ...everywhere(['HPC079', 'error', '/spec/dnsPolicy']) },
  { name: 'no resolver at all', change: (spec) => { spec.dnsPolicy = 'None'; }, ...everywhere(['HPC079', 'error', '/spec']) },
  {
    name: 'four name servers',
    change: (spec) => { Object.assign(spec, { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } }); },
    ...everywhere(['HPC042', 'warning', '/spec/dnsConfig'], ['HPC079', 'error', '/spec/dnsConfig/nameservers']),
  },
  {
    name: 'a resolver whose values are not valid',
    change: (spec) => { spec.dnsConfig = { nameservers: ['10.0.0.300'], searches: ['-a'], options: [{ value: '1' }] }; },
    ...everywhere(
      ['HPC042', 'warning', '/spec/dnsConfig'], ['HPC079', 'error', '/spec/dnsConfig/nameservers/0'], ['HPC079', 'error', '/spec/dnsConfig/searches/0'],
      ['HPC081', 'error', '/spec/dnsConfig/options/0/name'],
    ),
  },
  {
    name: 'more search domains than there may be',
    change: (spec) => { spec.dnsConfig = { searches: Array.from({ length: 33 }, (_, index) => `s${index}.example.com`) }; },
    ...everywhere(['HPC042', 'warning', '/spec/dnsConfig'], ['HPC079', 'error', '/spec/dnsConfig/searches']),
  },
  {
    name: 'names that only the cluster resolves',
    change: (spec) => {
      spec.containers[0].args = ['--server=https://metrics.monitoring.svc:443/x', '--peer', 'a-0.a.db.svc.cluster.local'];
      spec.containers[0].env = [{ name: 'HOST', value: 'db.prod.svc' }];
      spec.containers[0].livenessProbe = { periodSeconds: 60, exec: { command: ['check.exe', 'api.prod.svc'] } };
    },
    ...everywhere(
      ['HPC080', 'warning', '/spec/containers/0/args/0'], ['HPC080', 'warning', '/spec/containers/0/args/2'],
      ['HPC080', 'warning', '/spec/containers/0/livenessProbe/exec/command/1'], ['HPC080', 'warning', '/spec/containers/0/env/0/value'],
    ),
  },
  {
    name: 'names that look like it',
    change: (spec) => {
      spec.containers[0].args = ['--file=a.b.svclog', '--name', 'spooler.svc', 'x.y.svc-account'];
      spec.containers[0].env = [{ name: 'HOST', value: 'https://svc.example.com/a.svc' }];
    },
    expected: NOTHING,
  },
];
