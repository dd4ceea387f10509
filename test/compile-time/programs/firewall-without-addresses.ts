// TS2345
import { FirewallRule } from 'cdk8s-hostprocess';

export const rule = FirewallRule.allowInbound('exporter',
  { port: 9182 }, // twin: { port: 9182, remoteAddresses: ['10.0.0.0/8'] },
);
