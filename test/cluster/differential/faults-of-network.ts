import * as fc from 'fast-check';
import { containerAt, Fault, fault, Json, put, somewhere } from './fault';

const port = fc.record({
  containerPort: fc.constantFrom(80, 80, 80, 81),
  hostPort: fc.constantFrom(undefined, undefined, 80, 80, 81, 0, null),
  protocol: fc.constantFrom(undefined, undefined, undefined, null, 'TCP', 'UDP', 'SCTP'),
  hostIP: fc.constantFrom(undefined, undefined, undefined, undefined, null, '', '10.0.0.1', '0.0.0.0'),
});

function addPort(container: Json, fields: Json): void {
  const added = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  container.ports = [...container.ports ?? [], added];
}

const onePort = fault(
  fc.tuple(somewhere, fc.constantFrom(8080, 8081), fc.constantFrom(undefined, null, 0, 8080)),
  (spec, [place, containerPort, hostPort]) => addPort(containerAt(spec, place), { containerPort, hostPort }),
);

const somePorts = fault(fc.array(fc.tuple(somewhere, port), { minLength: 2, maxLength: 3 }), (spec, ports) => {
  ports.forEach(([place, fields]) => addPort(containerAt(spec, place), fields));
});

const hostnameOverride = fault(fc.constantFrom('node', 'a.b', '0', 'N_', '', null), (spec, value) => put(spec, 'hostnameOverride', value));

const address = fc.constantFrom('10.0.0.10', 'fd00::10', '::', '10.0.0.1', '8.8.8.8', '10.0.0.256', '010.0.0.1', '::ffff:10.0.0.1', 'dns', '', 'fe80::1%eth0', '1.2.3', '1::2::3');
const nameOf = (length: number) => 'abcdefghi.'.repeat(26).slice(0, length).replace(/\.$/u, 'z');
const search = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('svc.cluster.local', 'corp.example.com.', '.', '_tcp.corp', 'Corp', '*', '', '-a', 'a_b', 'a..b', 'a'.repeat(64), '..') },
  { weight: 1, arbitrary: fc.integer({ min: 252, max: 255 }).map(nameOf) },
);
const searches = fc.oneof(
  { weight: 4, arbitrary: fc.array(search, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 34 }).map((length) => Array.from({ length }, (_, index) => `s${index}.example.com`)) },
  // 2048 characters, with a space between any two, are the most.
  {
    weight: 1,
    arbitrary: fc.integer({ min: -2, max: 2 }).map((more) => [...Array.from({ length: 7 }, () => nameOf(253)), nameOf(200), nameOf(69 + more)]),
  },
);
const option = fc.record({ name: fc.constantFrom('ndots', 'edns0', '', undefined), value: fc.constantFrom('5', '', undefined) }, { requiredKeys: [] });
const dnsConfig = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(undefined, null, {}, { nameservers: [] }, { nameservers: null }, { searches: ['a'] }, { nameservers: ['10.0.0.10'] }) },
  { weight: 2, arbitrary: fc.record({ nameservers: fc.array(address, { maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ searches }) },
  { weight: 1, arbitrary: fc.record({ options: fc.array(option, { maxLength: 2 }) }) },
);
const dns = fault(
  fc.tuple(fc.constantFrom(undefined, 'None', 'None', 'Default', '', 'none', 'ClusterFirstWithHostNet', 'Cluster', null), dnsConfig),
  (spec, [policy, config]) => {
    put(spec, 'dnsPolicy', policy);
    put(spec, 'dnsConfig', config);
  },
);

/** Around ports and names. */
export const faultsOfNetwork: ReadonlyArray<fc.WeightedArbitrary<Fault>> = [
  { weight: 2, arbitrary: onePort },
  { weight: 6, arbitrary: somePorts },
  { weight: 2, arbitrary: hostnameOverride },
  { weight: 2, arbitrary: dns },
];
