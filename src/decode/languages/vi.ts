// Vietnamese words of automatic mails.

import type { Language } from '../words/language.ts';

export const vi: Language = {
  code: 'vi',
  answers: ['tl', 'trả lời', 're'],
  forwards: ['chuyển tiếp', 'fwd'],
  receipts: ['đã đọc'],
  autoSubjects: [
    'trả lời tự động',
    'tự động trả lời',
    'thư trả lời tự động',
    'phản hồi tự động',
    'vắng mặt',
    'nghỉ phép',
    'không có mặt',
  ],
  absences: [
    '(đang|sẽ|tôi|hiện) (nghỉ phép|vắng mặt|đi công tác|nghỉ lễ|không có mặt)',
    '(nghỉ phép|vắng mặt|đi công tác) (đến|từ|cho đến|tới)',
    'vắng mặt (tại|ở) (văn phòng|cơ quan)',
    'trong (thời gian|lúc) (tôi |)vắng mặt',
    '(khi|sau khi) (tôi |)(quay lại|trở lại|trở về)',
  ],
  automatics: [
    'đây là (thư|email|tin nhắn|câu trả lời|phản hồi) (trả lời |)tự động',
    '(được gửi|được tạo|gửi|tạo) (một cách |)tự động',
    '(vui lòng |)(không|đừng) (trả lời|phản hồi) (thư*|email*)',
    '(đã nhận được|chúng tôi đã nhận) (thư*|email*|yêu cầu*)',
  ],
  lefts: ['không còn (làm việc*|công tác*|làm*|sử dụng*)', 'đã (nghỉ việc|rời công ty|thôi việc)'],
  moves: ['(địa chỉ|email) (email |thư |)mới (của tôi|là|)'],
  challenges: ['(xác nhận|xác minh) *(người gửi*|thư của bạn*|con người*)'],
  unsubscribes: ['hủy đăng ký', 'huỷ đăng ký', 'ngừng nhận', 'hủy nhận tin'],
  failureSubjects: [
    'không thể (gửi|chuyển|phân phối)',
    'không gửi được',
    'không chuyển được',
    '(gửi|chuyển|phân phối) (thư |)(thất bại|không thành công)',
    '(thư|tin nhắn) (không gửi được|bị trả lại|bị từ chối)',
    'lỗi gửi (thư|email)',
    'thông báo (lỗi|trạng thái) gửi*',
  ],
  failures: [
    '(không thể|chưa thể|không) (gửi|chuyển|phân phối|phát|được gửi|được chuyển)',
    'không (gửi|chuyển|phát) được',
    '(gửi|chuyển|phân phối) *(thất bại|không thành công)',
    '(người nhận|địa chỉ) (sau|sau đây|dưới đây)',
    'lỗi vĩnh viễn',
    '(đã |)bị (từ chối|trả lại|chặn)',
  ],
  causes: [],
  delaySubjects: ['(gửi*|chuyển*|phân phối*|thư*) (bị trì hoãn|trễ|chậm trễ|bị chậm)'],
  delays: [
    '(gửi*|chuyển*|phân phối*|thư*) (bị trì hoãn|bị chậm)',
    '(vẫn |)chưa (được |)(gửi*|chuyển*|phân phối*)',
    '(sẽ|tiếp tục) (tiếp tục |)(thử lại*|thử gửi*|cố gắng*)',
  ],
  successes: ['đã (được |)(gửi|chuyển|phân phối) thành công'],
  copies: [
    '(thư|tin nhắn|email) gốc',
    'bản sao (của |)(thư*|tin nhắn*|email*)',
    'tiêu đề (thư|tin nhắn|email) gốc',
    '(thư|tin nhắn) được chuyển tiếp',
  ],
};
