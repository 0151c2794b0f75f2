import { chmod, glob, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { ROOT, run } from "./run.ts";

/** The release of pnpm that the root's own scripts call. */
const PNPM = "pnpm@12.21.0";
const SCOPE = "@assent/";
const PACKAGES = path.join(ROOT, "packages");

/** A package that leaves the repository as a tarball. */
export interface PublishedPackage {
  /** Its folder in `packages`, and its name after the scope. */
  readonly folder: string;
  readonly version: string;
  /** Folders of the published packages that it imports. */
  readonly needs: readonly string[];
  /** The built files that are run as commands. */
  readonly commands: readonly string[];
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly exports?: unknown; readonly bin?: Record<string, string> };
}

/** Every package that says what it exports when it is published. */
export async function listPublishedPackages(): Promise<readonly PublishedPackage[]> {
  const found: PublishedPackage[] = [];
  for (const folder of await readdir(PACKAGES)) {
    const text = await readFile(path.join(PACKAGES, folder, "package.json"), "utf8");
    const { version, dependencies = {}, publishConfig } = JSON.parse(text) as Manifest;
    const ours = Object.keys(dependencies).filter((name) => name.startsWith(SCOPE));
    if (publishConfig?.exports !== undefined) {
      const commands = Object.values(publishConfig.bin ?? {});
      found.push({
        folder,
        version,
        commands,
        needs: ours.map((name) => name.slice(SCOPE.length)),
      });
    }
  }
  return found.toSorted((one, other) => one.folder.localeCompare(other.folder));
}

/**
 * Compiles a package into its `dist`: a JavaScript file and its declarations for each source file,
 * and no tests. What it imports of ours is compiled too, and put nowhere, so that builds of several
 * packages can run side by side.
 *
 * @param folder The package's folder in `packages`.
 * @throws Error with the compiler's words when it does not compile.
 */
export async function buildPackage(folder: string): Promise<void> {
  const packages = await listPublishedPackages();
  const stages = new Map<string, string>();

  async function compileOnce(name: string): Promise<PublishedPackage> {
    const one = packages.find((other) => other.folder === name);
    if (one === undefined) {
      throw new Error(`packages/${name} is not published: its package.json has no publishConfig.`);
    }
    for (const need of one.needs.filter((other) => !stages.has(other))) {
      await compileOnce(need);
    }
    // In the package's own node_modules, so that its declarations find what they import.
    stages.set(name, await mkdtemp(path.join(PACKAGES, name, "node_modules/.build-")));
    await compile(one, stages);
    return one;
  }

  try {
    const { commands } = await compileOnce(folder);
    const target = path.join(PACKAGES, folder, "dist");
    await rm(target, { recursive: true, force: true });
    await rename(path.join(stages.get(folder) ?? "", "dist"), target);
    for (const command of commands) {
      await chmod(path.join(PACKAGES, folder, command), 0o755);
    }
  } finally {
    for (const stage of stages.values()) {
      await rm(stage, { recursive: true });
    }
  }
}

interface CompilerSettings {
  readonly include: readonly string[];
}

async function compile(
  { folder, needs }: PublishedPackage,
  stages: ReadonlyMap<string, string>,
): Promise<void> {
  const home = path.join(PACKAGES, folder);
  const stage = stages.get(folder) ?? "";
  const text = await readFile(path.join(home, "tsconfig.json"), "utf8");
  const { include } = JSON.parse(text) as CompilerSettings;
  const project = path.join(stage, "tsconfig.json");
  const settings = {
    extends: path.join(home, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: path.join(home, "src"),
      outDir: path.join(stage, "dist"),
      // Against what is published, not against sources that would be compiled once more.
      paths: Object.fromEntries(
        needs.flatMap((need) => [
          [`${SCOPE}${need}`, [path.join(stages.get(need) ?? "", "dist/index.d.ts")]],
          [`${SCOPE}${need}/*`, [path.join(stages.get(need) ?? "", "dist/*.d.ts")]],
        ]),
      ),
    },
    include: include
      .filter((file) => /^src\/|\.d\.ts$/u.test(file))
      .map((file) => path.join(home, file)),
    exclude: [path.join(home, "src/**/*.test.*")],
  };
  await writeFile(project, JSON.stringify(settings));
  const { exitCode, output } = await run("tsc", ["-p", project]);
  if (exitCode !== 0) {
    throw new Error(`packages/${folder} does not compile:\n${output}`);
  }
  await nameBuiltFiles(path.join(stage, "dist"));
}

/** The compiler renames imports in JavaScript only: declarations still name the sources. */
async function nameBuiltFiles(outDir: string): Promise<void> {
  for await (const file of glob("**/*.d.ts", { cwd: outDir })) {
    const text = await readFile(path.join(outDir, file), "utf8");
    const named = text.replaceAll(
      /(?<=^(?:import|export|\}) .*from "\.{1,2}\/[^"]+\.|\bimport\("\.{1,2}\/[^"]+\.)tsx?(?=")/gmu,
      "js",
    );
    await writeFile(path.join(outDir, file), named);
  }
}

/**
 * Writes a tarball of every published package, each built anew by its own `prepack`.
 *
 * @param destination An existing folder, absolute.
 * @returns The tarballs' absolute paths, by the package's name.
 * @throws Error with pnpm's words when one cannot be packed.
 */
export async function packPackages(destination: string): Promise<Readonly<Record<string, string>>> {
  const packages = await listPublishedPackages();
  const filters = packages.map(({ folder }) => `--filter=${SCOPE}${folder}`);
  const parameters = ["--yes", PNPM, ...filters, "pack", "--pack-destination", destination];
  const { exitCode, output } = await run("npx", parameters);
  if (exitCode !== 0) {
    throw new Error(`The packages were not packed:\n${output}`);
  }
  return Object.fromEntries(
    packages.map(({ folder, version }) => [
      `${SCOPE}${folder}`,
      path.join(destination, `assent-${folder}-${version}.tgz`),
    ]),
  );
}
