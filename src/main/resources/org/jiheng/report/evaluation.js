(function () {
  var bar = document.querySelector('.filters');
  var rows = document.querySelectorAll('details[data-state]');
  bar.classList.remove('hidden');
  bar.addEventListener('click', function (event) {
    var wanted = event.target.getAttribute('data-show');
    if (wanted === null) { return; }
    bar.querySelectorAll('button').forEach(function (b) { b.setAttribute('aria-pressed', b === event.target); });
    rows.forEach(function (row) {
      var shown = wanted === '' || wanted.split(' ').indexOf(row.getAttribute('data-state')) >= 0;
      row.classList.toggle('hidden', !shown);
    });
  });
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (row) { row.open = true; });
  });
})();
