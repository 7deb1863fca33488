// Tests that the Kubernetes manifests built by Kustomize match the schemas, and that pods ask for no more
// rights than they need.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { describeWith } from '../../support/requirements.js';
import { unreadFields } from './watch-reads.js';

const folder = join(import.meta.dirname, '../../../tools/deploy/kubernetes');
const KINDS = [
  ...[ScaledObject, Deployment, HorizontalPodAutoscaler, Job, Ingress, NetworkPolicy, PodDisruptionBudget],
  ...[ConfigMap, Namespace, PersistentVolumeClaim, Service, ServiceAccount],
];

interface Container {
  name: string;
  args: string[];
  volumeMounts?: { name: string; mountPath: string }[];
  envFrom: unknown;
  securityContext: unknown;
  startupProbe?: unknown;
  readinessProbe?: unknown;
  livenessProbe?: unknown;
}
interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  securityContext: unknown;
  volumes: { name: string; persistentVolumeClaim?: { claimName: string } }[];
}
interface Policy {
  podSelector: { matchLabels: Record<string, string> };
}
interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec: { template: { metadata: { labels: Record<string, string> }; spec: PodSpec } };
}

function manifestsIn(yaml: string): Manifest[] {
  return parseAllDocuments(yaml).map((document) => document.toJS() as Manifest);
}

/** Returns the faults that the schema finds. Unknown fields are faults too. */
function faultsOf(manifest: Manifest): string[] {
  const kind = KINDS.find(
    (known) => known.kind === manifest.kind && (known.apiVersion as string) === manifest.apiVersion,
  );
  if (!kind) return [`no schema for ${manifest.apiVersion} ${manifest.kind}`];
  const validate = kind.prototype.validate;
  try {
    return unreadFields(manifest, (document) => validate.call(document)).map((path) => `unknown: ${path}`);
  } catch (error) {
    return [(error as Error).message];
  }
}

test('the check finds a wrong type, a missing field and a misspelt one', () => {
  const deployment = (spec: string) =>
    manifestsIn(`{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: ${spec}}`).flatMap(
      faultsOf,
    );
  const rest = 'selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a}]}}';
  expect(deployment(`{${rest}}`)).toEqual([]);
  expect(deployment(`{replicas: two, ${rest}}`)).toEqual([expect.stringMatching(/replicas must be integer/)]);
  expect(deployment('{template: {}}')).toEqual([expect.stringMatching(/required property selector/)]);
  expect(deployment(`{replcias: 2, ${rest}}`)).toEqual(['unknown: spec.replcias']);
});

describeWith('kustomize', 'what Kustomize makes of', (kustomize) => {
  let base: Manifest[];
  let example: Manifest[];
  beforeAll(() => {
    const build = (name: string) =>
      manifestsIn(execFileSync(kustomize, ['build', join(folder, name)], { encoding: 'utf8' }));
    base = build('base');
    example = build('overlays/example');
  });
  const named = (manifests: Manifest[]) => manifests.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
  const withPods = () => example.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

  test('the base and the example fits the schemas', () => {
    expect(base.length).toBeGreaterThan(10);
    expect(example.length).toBeGreaterThan(base.length);
    expect([...base, ...example].flatMap(faultsOf)).toEqual([]);
  });

  test('the component for waiting work replaces the autoscaler by processor time', () => {
    expect(named(base)).toContain('HorizontalPodAutoscaler ctac-worker');
    expect(named(example)).not.toContain('HorizontalPodAutoscaler ctac-worker');
    expect(named(example)).toContain('ScaledObject ctac-worker');
  });

  test('the rule for a key service, which an overlay can add, fits the schema and applies to every pod', () => {
    const file = readFileSync(join(folder, 'overlays/example/key-service.yaml'), 'utf8');
    const [policy, ...rest] = manifestsIn(file);
    expect([...faultsOf(policy!), ...rest]).toEqual([]);
    const { matchLabels } = (policy!.spec as unknown as Policy).podSelector;
    for (const { spec } of withPods()) expect(spec.template.metadata.labels).toMatchObject(matchLabels);
  });

  test('every container runs without rights, on a root that is read-only', () => {
    const containers = withPods().flatMap(({ spec }) => [
      ...spec.template.spec.containers,
      ...(spec.template.spec.initContainers ?? []),
    ]);
    expect(containers).toHaveLength(5);
    for (const { securityContext } of containers)
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    for (const { spec } of withPods())
      expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
  });

  test('web processes and workers keep the list of erasures and the checkpoints on one volume that outlives them', () => {
    const settings = example.find(({ kind }) => kind === 'ConfigMap')!.data!;
    expect(named(example)).toContain('PersistentVolumeClaim ctac-kept');
    for (const { spec } of example.filter(({ kind }) => kind === 'Deployment')) {
      const { containers, volumes } = spec.template.spec;
      const kept = volumes.find((volume) => volume.persistentVolumeClaim?.claimName === 'ctac-kept')!;
      const { mountPath } = containers[0]!.volumeMounts!.find(({ name }) => name === kept.name)!;
      expect(dirname(settings['ERASURES_FILE']!)).toBe(mountPath);
      expect(dirname(settings['AUDIT_CHECKPOINTS_TO']!)).toBe(`file:${mountPath}`);
    }
  });

  test('web processes and workers have all probes, and wait for the job, which waits for neither', () => {
    for (const { kind, spec } of withPods()) {
      const { containers, initContainers = [] } = spec.template.spec;
      if (kind === 'Job') {
        expect(initContainers).toEqual([]);
        expect(containers[0]!.args).toEqual(['adapters/start/cli.ts', 'migrate']);
        continue;
      }
      expect(initContainers.map(({ args }) => args.slice(1, 3))).toEqual([['migrate', '--wait']]);
      expect(Object.keys(containers[0]!)).toEqual(
        expect.arrayContaining(['startupProbe', 'readinessProbe', 'livenessProbe']),
      );
    }
  });
});
