// Comfort for forms; everything works without it. Plain ES2017 without dependencies.
(function () {
  'use strict';
  var form = document.querySelector('form.record-form');
  if (!form || !window.fetch || !window.FormData) return;
  var state = form.querySelector('.draft-state'), timer = 0, dirty = false, busy = false;

  function keep() {
    if (!dirty || busy) return;
    dirty = false; busy = true;
    var data = new FormData(form);
    data.delete('files');
    fetch(form.getAttribute('data-draft'), { method: 'POST', body: new URLSearchParams(data), credentials: 'same-origin', redirect: 'manual' }).then(function (answer) {
      busy = false;
      if (answer.ok) return answer.text().then(function (at) { state.textContent = '已保存 ' + at; });
      dirty = true;
      state.textContent = answer.status === 401 ? '登录已过期：请另开一个窗口登录，再回到这里继续，填的内容还在。' : '没有存上，正在重试。';
    }, function () { busy = false; dirty = true; state.textContent = '网络断了，填的内容还在这一页，连上后自动保存。'; });
  }

  form.addEventListener('input', function () { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 3000); });
  form.addEventListener('change', function () { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 400); });
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') keep(); });
  setInterval(keep, 10000);
  form.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); (form.querySelector('button[value="next"]') || form.querySelector('button[value="save"]')).click(); }
  });
  var wrong = document.querySelector('.faults');
  if (wrong) { wrong.setAttribute('tabindex', '-1'); wrong.focus(); }
}());
