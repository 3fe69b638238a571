/** The thread in which the recognizer runs: a hostile line can block it, and it can be ended. */
import './wallDate.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import type {
  Job,
  Recognized,
  RecognizedValue,
  RecognizerLanguage,
  WorkerMessage,
} from './protocol.ts';

const CULTURES: Readonly<Record<RecognizerLanguage, string>> = {
  en: 'en-us',
  es: 'es-es',
  fr: 'fr-fr',
  zh: 'zh-cn',
};
// The first calls compile patterns for up to seconds; these lines reach most of them.
const WARM_UP: Readonly<Record<RecognizerLanguage, readonly string[]>> = {
  en: ['since 6 this morning', 'yesterday at 14:30', 'last Friday', '2 hours ago', '3 Sep 2026'],
  es: ['desde las 6 de esta mañana', 'ayer a las 14:30', 'el viernes pasado', 'hace 2 horas'],
  fr: ['depuis 6h ce matin', 'hier à 14h30', 'vendredi dernier', 'il y a 2 heures'],
  zh: ['从今天早上6点开始', '昨天下午2点半', '上周五', '2小时前'],
};

const { language } = workerData as { readonly language: RecognizerLanguage };

function recognize(line: string, reference: number): Recognized[] {
  try {
    return recognizeDateTime(line, CULTURES[language], undefined, new Date(reference)).map(
      (found) => {
        // Its types say otherwise, but "half an hour ago" comes without a resolution.
        const resolution = found.resolution as { values?: RecognizedValue[] } | undefined;
        return { start: found.start, end: found.end + 1, values: resolution?.values ?? [] };
      },
    );
  } catch {
    // It throws TypeErrors on some pasted log lines: nothing was recognized.
    return [];
  }
}

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

for (const line of WARM_UP[language]) recognize(line, Date.UTC(2026, 8, 16, 10));
parentPort?.on('message', (job: Job) => {
  send({
    kind: 'done',
    id: job.id,
    lines: job.lines.map((line) => recognize(line, job.reference)),
  });
});
send({ kind: 'ready' });
