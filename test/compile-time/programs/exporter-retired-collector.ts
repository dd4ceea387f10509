// TS2339
import { ExporterCollector } from 'cdk8s-hostprocess';

export const collector = ExporterCollector
  .cs(); // twin: .os();
