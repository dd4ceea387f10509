// TS2322
import { ContainerSubCollector, ExporterCollector } from 'cdk8s-hostprocess';

export const collector = ExporterCollector.container({
  enabled: ['hcs'], // twin: enabled: [ContainerSubCollector.HCS],
});
