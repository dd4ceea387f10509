// TS2353
import { ExporterCollector } from 'cdk8s-hostprocess';

export const collector = ExporterCollector.service(
  { volumeInclude: 'C:' }, // twin: { include: 'kubelet' },
);
