/** The name of the original of a copy that Google's editor made: `IMG` of `IMG-edited`, in the language of the account. */
import { MOST_UNITS } from './takeoutName.ts';

/** Wrong words do no harm: the name without it must be that of a picture that is there. */
const WORDS = [
  // What Google makes by itself, in every language.
  ...['effects', 'smile', 'mix'],
  ...['edited', 'editat', 'editada', 'editado', 'ha editado', 'editată', 'diedit'],
  ...[
    'bearbeitet',
    'bewerkt',
    'bewerk',
    'geredigeer',
    'redigeret',
    'redigerad',
    'redigert',
    'breytt',
    'muokattu',
    'muudetud',
  ],
  ...['modifié', 'modifiée', 'modificato', 'modificata', 'modificado', 'modificada', 'szerkesztett', 'szerkesztve'],
  ...['edytowane', 'edytowany', 'upraveno', 'upravené', 'upraveny', 'uređeno', 'urejeno', 'rediģēts', 'redaguota'],
  ...['отредактировано', 'изменено', 'измененный', 'відредаговано', 'змінено', 'редактирано', 'уређено'],
  ...[
    'düzenlendi',
    'düzenlenmiş',
    'επεξεργασμένη',
    'επεξεργάστηκε',
    'נערך',
    'תמונה ערוכה',
    'تم التعديل',
    'معدّلة',
    'ویرایش‌شده',
  ],
  ...[
    '編集済み',
    '已修改',
    '已编辑',
    '已編輯',
    '编辑',
    '編輯',
    '수정됨',
    '편집됨',
    'แก้ไขแล้ว',
    'đã chỉnh sửa',
    'संपादित',
  ],
];

/** Without marks: some exports have lost them. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const TAILS = new Set(WORDS.map((word) => plain(`-${word}`)));
/** Where a name ends before its word does: `-edi`. */
const CUT_TAILS = new Set([...TAILS].flatMap((tail) => [...tail].map((_, units) => tail.slice(0, units + 1))));

/** `stem` as a Mac writes it. */
export function withoutEdited(stem: string): string | undefined {
  const dash = stem.lastIndexOf('-');
  if (dash <= 0) return undefined;
  const tail = plain(stem.slice(dash));
  const isCopy = TAILS.has(tail) || (stem.length >= MOST_UNITS && CUT_TAILS.has(tail));
  return isCopy ? stem.slice(0, dash) : undefined;
}
