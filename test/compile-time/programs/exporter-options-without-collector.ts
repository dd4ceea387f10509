// TS2554
import { ExporterCollector } from 'cdk8s-hostprocess';

export const collector = ExporterCollector
  .cpu({ include: '0' }); // twin: .cpu();
