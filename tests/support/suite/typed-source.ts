// Type-checks source text from a test against the types that a package publishes.
import ts from 'typescript';

const FILE = 'typed-source.ts';

export interface TypedSource {
  file: ts.SourceFile;
  checker: ts.TypeChecker;
  /** The compiler’s error messages, with line numbers from 0. */
  faults: { line: number; text: string }[];
}

/** Type-checks the source as if it were in the project’s folder. */
export function typeCheck(source: string, resolution: ts.CompilerOptions = {}): TypedSource {
  const options = { strict: true, noEmit: true, types: [], lib: ['lib.es5.d.ts'], ...resolution };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, language, ...rest) =>
    name === FILE ? ts.createSourceFile(name, source, language) : getSourceFile(name, language, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const file = program.getSourceFile(FILE)!;
  const faults = program.getSemanticDiagnostics(file).map(({ start, messageText }) => ({
    line: file.getLineAndCharacterOfPosition(start!).line,
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  return { file, checker: program.getTypeChecker(), faults };
}
