import creditMemos from '../en/credit-memos.json';
import { addTexts } from '../texts.ts';

addTexts({ creditMemos });
